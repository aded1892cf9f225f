namespace Flux.Properties.Numbers;

/// <summary>Functions of a kind of number by its name, also those that its interface gives it.</summary>
internal static class On<T> where T : struct, IReal<T>
{
    internal static T Erf(T x) => T.Erf(x);
    internal static T Sin(T x) => T.Sin(x);
    internal static T Cos(T x) => T.Cos(x);
    internal static T Pow(T x, T y) => T.Pow(x, y);
}
