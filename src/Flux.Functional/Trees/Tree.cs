namespace Flux;

/// <summary>Structure of any record, tuple, array, union, list or map of tensors.</summary>
public static partial class Tree
{
    /// <summary>The same structure with f of every trainable tensor.</summary>
    public static T Map<T>(T tree, Func<Tensor, Tensor> f) where T : notnull => tree is Tensor t ? (T)(object)f(t) : throw new NotSupportedException();
    internal static T MapAll<T>(T tree, Func<Tensor, Tensor> f) where T : notnull => tree is Tensor t ? (T)(object)f(t) : throw new NotSupportedException();
    /// <summary>Two trees of one structure, combined leaf by leaf.</summary>
    public static T Zip<T>(T a, T b, Func<Tensor, Tensor, Tensor> f) where T : notnull => a is Tensor x && b is Tensor y ? (T)(object)f(x, y) : throw new NotSupportedException();
    internal static void Pairs<T>(T a, T b, Action<Tensor, Tensor> each) where T : notnull { if (a is Tensor x && b is Tensor y) each(x, y); else throw new NotSupportedException(); }
    /// <summary>A fold over the trainable tensors.</summary>
    public static S Fold<T, S>(T tree, S seed, Func<S, Tensor, S> f) where T : notnull => tree is Tensor x ? f(seed, x) : throw new NotSupportedException();
}
