namespace Flux.Bodies;

/// <summary>The x with erf(x) = y, |y| below 1.</summary>
internal readonly struct InverseErfBody : IScalarBody
{
    private const double A = 0.147, Largest = 1 - 1e-12;

    internal static double Erf(double x) => Num<double>.Erf(new(x)).Value;

    public T Invoke<T>(T y) where T : struct, IReal<T>
    {
        y = T.Max(T.Const(-Largest), T.Min(T.Const(Largest), y));
        // Winitzki's formula (2008) is right to 2e-3; each of Halley's steps cubes the error.
        var log = T.Log1p(-(y * y));
        var half = 2 / (Math.PI * A) + 0.5 * log;
        var size = T.Sqrt(T.Max(T.Const(0), T.Sqrt(half * half - 1 / A * log) - half));
        var x = T.IfLess(y, T.Const(0), -size, size);
        for (int step = 0; step < 2; step++)
        {
            var error = (T.Erf(x) - y) / (2 / Math.Sqrt(Math.PI) * T.Exp(-(x * x)));
            x -= error / (1 + x * error);
        }
        return x;
    }
}
