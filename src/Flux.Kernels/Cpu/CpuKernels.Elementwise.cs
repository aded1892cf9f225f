using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    public void Fill(View y, double value)
    {
        byte* to = y.StartByte();
        for (int i = 0; i < y.Count; i++) Write(y.DType, to, i, value);
        y.KeepAlive();
    }

    public void Copy(View x, View y)
    {
        long bytes = (long)x.Count * x.DType.Size();
        Buffer.MemoryCopy(x.StartByte(), y.StartByte(), bytes, bytes);
        x.KeepAlive();
        y.KeepAlive();
    }

    public void Cast(View x, View y)
    {
        byte* from = x.StartByte(), to = y.StartByte();
        for (int i = 0; i < y.Count; i++) Write(y.DType, to, i, Read(x.DType, from, i));
        x.KeepAlive();
        y.KeepAlive();
    }

    public void Compare(Comparison how, View a, View b, View y)
    {
        byte* ap = a.StartByte(), bp = b.StartByte();
        bool* to = y.Start<bool>();
        for (int i = 0; i < y.Count; i++)
        {
            double left = Read(a.DType, ap, Locate(a.Shape, y.Shape, i)), right = Read(b.DType, bp, Locate(b.Shape, y.Shape, i));
            to[i] = how switch
            {
                Comparison.Less => left < right,
                Comparison.LessOrEqual => left <= right,
                Comparison.Equal => left == right,
                _ => left != right,
            };
        }
        a.KeepAlive();
        b.KeepAlive();
        y.KeepAlive();
    }

    public void Where(View mask, View a, View b, View y)
    {
        byte* mp = mask.StartByte(), ap = a.StartByte(), bp = b.StartByte(), to = y.StartByte();
        int bytes = y.DType.Size();
        for (int i = 0; i < y.Count; i++)
        {
            byte* chosen = mp[Locate(mask.Shape, y.Shape, i)] != 0
                ? ap + (long)Locate(a.Shape, y.Shape, i) * bytes
                : bp + (long)Locate(b.Shape, y.Shape, i) * bytes;
            Buffer.MemoryCopy(chosen, to + (long)i * bytes, bytes, bytes);
        }
        mask.KeepAlive();
        a.KeepAlive();
        b.KeepAlive();
        y.KeepAlive();
    }

    public void Map<B>(B body, View x, View y) where B : unmanaged, IScalarBody
    {
        if (y.DType == DType.Float32)
        {
            for (int i = 0; i < y.Count; i++) y.Start<float>()[i] = body.Invoke(new Num<float>(x.Start<float>()[i])).Value;
        }
        else
        {
            for (int i = 0; i < y.Count; i++) y.Start<double>()[i] = body.Invoke(new Num<double>(x.Start<double>()[i])).Value;
        }
        x.KeepAlive();
        y.KeepAlive();
    }

    public void Map<B>(B body, View a, View b, View y) where B : unmanaged, IBinaryBody
    {
        if (y.DType == DType.Float32) Map<B, float>(body, a, b, y);
        else Map<B, double>(body, a, b, y);
    }

    public void Map<B>(B body, View a, View b, View c, View y) where B : unmanaged, ITernaryBody
    {
        if (y.DType == DType.Float32) Map<B, float>(body, a, b, c, y);
        else Map<B, double>(body, a, b, c, y);
    }

    private static void Map<B, F>(B body, View a, View b, View y) where B : unmanaged, IBinaryBody where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        F* ap = a.Start<F>(), bp = b.Start<F>(), to = y.Start<F>();
        for (int i = 0; i < y.Count; i++)
        {
            to[i] = body.Invoke(new Num<F>(ap[Locate(a.Shape, y.Shape, i)]), new Num<F>(bp[Locate(b.Shape, y.Shape, i)])).Value;
        }
        a.KeepAlive();
        b.KeepAlive();
        y.KeepAlive();
    }

    private static void Map<B, F>(B body, View a, View b, View c, View y) where B : unmanaged, ITernaryBody where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        F* ap = a.Start<F>(), bp = b.Start<F>(), cp = c.Start<F>(), to = y.Start<F>();
        for (int i = 0; i < y.Count; i++)
        {
            to[i] = body.Invoke(
                new Num<F>(ap[Locate(a.Shape, y.Shape, i)]),
                new Num<F>(bp[Locate(b.Shape, y.Shape, i)]),
                new Num<F>(cp[Locate(c.Shape, y.Shape, i)])).Value;
        }
        a.KeepAlive();
        b.KeepAlive();
        c.KeepAlive();
        y.KeepAlive();
    }

    /// <summary>Where element i of shape `to` lies in `from`, which broadcasts to it.</summary>
    private static int Locate(Shape from, Shape to, int i)
    {
        if (ReferenceEquals(from, to)) return i;
        int at = 0;
        for (int d = 0; d < to.Rank; d++)
        {
            if (from[d] != 1) at += i % to[d] * from.Stride(d);
            i /= to[d];
        }
        return at;
    }

    private static double Read(DType type, byte* from, int i) => type switch
    {
        DType.Float32 => ((float*)from)[i],
        DType.Float64 => ((double*)from)[i],
        DType.Float16 => (double)((Half*)from)[i],
        DType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)((ushort*)from)[i] << 16),
        DType.Int32 => ((int*)from)[i],
        _ => from[i],
    };

    private static void Write(DType type, byte* to, int i, double value)
    {
        switch (type)
        {
            case DType.Float32: ((float*)to)[i] = (float)value; break;
            case DType.Float64: ((double*)to)[i] = value; break;
            case DType.Float16: ((Half*)to)[i] = (Half)value; break;
            case DType.BFloat16: ((ushort*)to)[i] = UpperHalf((float)value); break;
            case DType.Int32: ((int*)to)[i] = (int)value; break;
            default: to[i] = value != 0 ? (byte)1 : (byte)0; break;
        }
    }

    /// <summary>The nearest BFloat16, ties to even; NaN stays NaN.</summary>
    private static ushort UpperHalf(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value)) return (ushort)(bits >> 16 | 0x40);
        return (ushort)(bits + 0x7fff + (bits >> 16 & 1) >> 16);
    }
}
