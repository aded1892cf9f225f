using Xunit;

namespace Flux.Properties.Saving;

/// <summary>Damaged copies of a small file, the same at every run.</summary>
internal static class Damage
{
    /// <summary>Cut at every length, each byte changed in three ways, runs of eight bytes made huge or negative, and random changes of several.</summary>
    internal static IEnumerable<byte[]> Of(byte[] whole, int seed)
    {
        for (int i = 0; i < whole.Length; i++)
        {
            yield return whole[..i];
            foreach (byte flip in (byte[])[0x01, 0x80, 0xff]) yield return Changed(whole, bytes => bytes[i] ^= flip);
            foreach (byte fill in (byte[])[0xff, 0x7f]) yield return Changed(whole, bytes => bytes.AsSpan(i, Math.Min(8, bytes.Length - i)).Fill(fill));
        }
        var random = new Random(seed);
        for (int i = 0; i < 500; i++)
        {
            yield return Changed(whole, bytes =>
            {
                for (int n = random.Next(1, 6); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            });
        }
    }

    /// <summary>Every damaged copy is read, or refused as what it is, and takes no more than a small multiple of the file.</summary>
    internal static void Survived(byte[] whole, int seed, string path, Action<string> read, long mostBytes = 4 << 20)
    {
        foreach (byte[] damaged in Of(whole, seed))
        {
            File.WriteAllBytes(path, damaged);
            long before = GC.GetAllocatedBytesForCurrentThread();
            var error = Record.Exception(() => read(path));
            long taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(error is null or FileFormatException, $"{Convert.ToHexString(damaged)}: {error}");
            Assert.True(taken < mostBytes, $"{Convert.ToHexString(damaged)}: {taken} bytes");
            Assert.False(error?.Message.Contains("corrupt", StringComparison.Ordinal) ?? false, error?.Message);
        }
    }

    private static byte[] Changed(byte[] whole, Action<byte[]> change)
    {
        byte[] copy = [.. whole];
        change(copy);
        return copy;
    }
}
