namespace Flux;

public abstract partial class Tensor
{
    /// <summary>0, 1, ... below a stop, Int32: indices, or numbers once they are cast.</summary>
    public static Tensor Arange(int stop) => Arange(0, stop);

    /// <summary>start, start + step, ... before a stop, Int32; nothing where the stop does not lie ahead (NumPy's arange).</summary>
    /// <exception cref="ArgumentException">The step is 0.</exception>
    public static Tensor Arange(int start, int stop, int step = 1)
    {
        if (step == 0) throw new ArgumentException($"Arange: from {start} to {stop} by 0; any other step would fit.", nameof(step));
        long ahead = (long)stop - start, count = ahead == 0 || ahead > 0 != step > 0 ? 0 : (ahead - Math.Sign(step)) / step + 1;
        var shape = Shape.Of("Arange", count);
        int[] values = new int[shape.Elements];
        for (int i = 0; i < values.Length; i++) values[i] = (int)(start + (long)i * step);
        return Of(values, shape);
    }

    /// <summary>start, start + step, ... before a stop; with a step that is no whole number, rounding decides whether one more fits: see Linspace.</summary>
    /// <exception cref="ArgumentException">The step is 0, or a number is not finite.</exception>
    public static Tensor Arange(double start, double stop, double step = 1, DType type = DType.Float32)
    {
        double count = Math.Ceiling((stop - start) / step);
        if (!double.IsFinite(count) || !double.IsFinite(step))
        {
            throw new ArgumentException($"Arange: from {start} to {stop} by {step}; finite numbers and a step other than 0 would fit.", nameof(step));
        }
        var shape = Shape.Of("Arange", (long)Math.Max(0, count));
        return Spaced(shape, type, i => start + i * step);
    }

    /// <summary>So many numbers at equal distances, of which start is the first and stop the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Tensor Linspace(double start, double stop, int count, DType type = DType.Float32) => count >= 0
        ? Spaced(new("Linspace", [count]), type, i => i == 0 ? start : i == count - 1 ? stop : start + (stop - start) * i / (count - 1))
        : throw new ArgumentOutOfRangeException(nameof(count), $"Linspace: {count} numbers; 0 or more would fit.");

    private static Tensor Spaced(Shape shape, DType type, Func<int, double> value)
    {
        var values = new double[shape.Elements];
        for (int i = 0; i < values.Length; i++) values[i] = value(i);
        return Of(values, shape).Cast(type);
    }

    /// <summary>The identity matrix: ones on the diagonal, zeros elsewhere.</summary>
    public static Tensor Eye(int size, DType type = DType.Float32) => Eye(size, size, type);

    /// <summary>A matrix of ones where row and column are the same and zeros elsewhere.</summary>
    public static Tensor Eye(int rows, int columns, DType type = DType.Float32)
    {
        var shape = new Shape("Eye", [rows, columns]);
        var values = new float[shape.Elements];
        for (int i = 0; i < Math.Min(rows, columns); i++) values[i * rows + i] = 1;
        return Of(values, shape).Cast(type);
    }
}
