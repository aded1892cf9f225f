using System.Numerics;

namespace Flux.Logging;

/// <summary>The checksum of TensorFlow's records: CRC-32C, rotated by 15 bits and moved on, so that a checksum of checksums is none itself.</summary>
internal static class RecordChecksum
{
    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = Crc32C(bytes);
        return BitOperations.RotateRight(crc, 15) + 0xa282ead8;
    }

    /// <summary>Castagnoli's polynomial (RFC 3720, appendix B.4).</summary>
    internal static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes) crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}
