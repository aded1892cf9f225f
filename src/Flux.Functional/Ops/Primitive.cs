using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// An operation with its derivative rules. The attributes of an operation are the fields of its record. Rules are written with ordinary operations on the
/// arguments they are given, which may be tracers of outer derivatives, so every order and nesting of derivatives follows without further code.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
public abstract record Primitive
{
    /// <summary>The name used in messages.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>The result for concrete arguments: a new tensor, or an argument or part of one.</summary>
    public abstract Tensor Eval(ReadOnlySpan<Tensor> xs);

    /// <summary>The share of argument i in the directional derivative, of y's shape; null for zero.</summary>
    /// <param name="i">Which argument moves.</param>
    /// <param name="xs">All arguments.</param>
    /// <param name="y">The result.</param>
    /// <param name="dx">The direction in which argument i moves.</param>
    public abstract Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx);

    /// <summary>The transpose of <see cref="Push"/>: the cotangent of argument i, of its shape, from the cotangent of y; null for zero.</summary>
    public abstract Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct);

    /// <summary>All wanted cotangents (bit i of <paramref name="wanted"/>); override where arguments share work.</summary>
    public virtual void PullAll(ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct, uint wanted, Span<Tensor?> cts)
    {
        if (cts.Length < xs.Length)
        {
            throw new ArgumentException($"{Name}: room for {cts.Length} cotangents of {xs.Length} arguments; {xs.Length} would fit.", nameof(cts));
        }
        for (int i = 0; i < xs.Length; i++)
        {
            if ((wanted >> i & 1) != 0) cts[i] = Pull(i, xs, y, ct);
        }
    }

    /// <summary>
    /// Whether the result is a part of the one argument, so that its cotangent may be added where it belongs instead of being written into zeros.
    /// </summary>
    internal virtual bool PicksPart => false;

    /// <summary>whole += the cotangent of the argument from that of the result, for an operation that <see cref="PicksPart"/>.</summary>
    internal virtual void AddPart(Value whole, Value ct) => throw new NotSupportedException($"{Name} takes no part of its argument.");

    /// <summary>sum += the cotangent of argument i, where an operation can do that for less than both cost; false where it did nothing.</summary>
    internal virtual bool AddPull(int i, ReadOnlySpan<Tensor> xs, Tensor ct, Value sum) => false;

    /// <summary>How many arguments the operation takes; null where only it can say.</summary>
    internal virtual int? Arity => null;

    /// <summary>Refuses another number of arguments than the operation takes, and a null among them.</summary>
    private protected void Check(ReadOnlySpan<Tensor> xs)
    {
        if (Arity is { } count && count != xs.Length) throw Miscounted(this, xs);
        if (xs.Contains(default!)) throw Missing(this, xs);
    }

    private static ArgumentException Miscounted(Primitive primitive, ReadOnlySpan<Tensor> xs) =>
        new($"{primitive.Name}: {xs.Length} arguments; {primitive.Arity} would fit.", nameof(xs));

    /// <summary>Applies a primitive: the innermost derivative among the arguments handles it; without one it is computed.</summary>
    public static Tensor Bind(Primitive primitive, params ReadOnlySpan<Tensor> xs) => Bind(primitive, xs, null);

    /// <param name="primitive">The operation.</param>
    /// <param name="xs">Its arguments.</param>
    /// <param name="region">Owns the result if it is computed here and now.</param>
    internal static Tensor Bind(Primitive primitive, ReadOnlySpan<Tensor> xs, Region? region)
    {
        if (primitive.Arity is { } count && count != xs.Length) throw Miscounted(primitive, xs);
        Trace? inner = null;
        foreach (var x in xs)
        {
            if (x is null) throw Missing(primitive, xs);
            if (x.Trace is { } trace && (inner is null || trace.Level > inner.Level)) inner = trace;
        }
        return inner is null ? Compute(primitive, xs, region) : inner.Process(primitive, xs);
    }

    private static ArgumentNullException Missing(Primitive primitive, ReadOnlySpan<Tensor> xs) =>
        new(nameof(xs), $"{primitive.Name}: argument {xs.IndexOf(default(Tensor))} of {xs.Length} is null; a tensor would fit.");

    /// <summary>
    /// Ownership follows the data: a fresh result belongs to the given region, else to the open region of an argument, else to the garbage collector.
    /// </summary>
    private static Value Compute(Primitive primitive, ReadOnlySpan<Tensor> xs, Region? region)
    {
        if (!OnOneDevice(xs)) xs = Agreed(primitive, xs);
        var y = (Value)primitive.Eval(xs);
        if (!y.IsFresh) return y;
        foreach (var x in xs)
        {
            if (region is not null) break;
            region = ((Value)x).Region;
        }
        if (region is null) y.Storage.Escape();
        else region.Add(y.Storage);
        return y;
    }

    private static bool OnOneDevice(ReadOnlySpan<Tensor> xs)
    {
        for (int i = 1; i < xs.Length; i++)
        {
            if (xs[i].Device != xs[0].Device) return false;
        }
        return true;
    }

    /// <summary>Arguments must live on one device; but beside one of which only the shape is known, only the shapes of the others matter.</summary>
    private static Tensor[] Agreed(Primitive primitive, ReadOnlySpan<Tensor> xs)
    {
        Tensor[] all = xs.ToArray();
        if (Array.Exists(all, x => x.Device.OnlyShapes)) return Array.ConvertAll(all, Outline.Of);
        var other = all.First(x => x.Device != all[0].Device);
        throw new ArgumentException($"{primitive.Name}: arguments on {all[0].Device} and {other.Device}; move them to one device with To(device).");
    }
}
