using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Flux;

public static partial class Tree
{
    /// <summary>
    /// A model as Flux prints it: containers, and records of layers, as frames around their parts; each layer with its parameters (and how many are not
    /// trainable, and whether they are all zero, or some NaN or infinite); and the total, which counts a tensor at several places once. Bytes are those of the
    /// arrays.
    /// </summary>
    public static string Summary<T>(T tree) where T : notnull
    {
        var text = new StringBuilder();
        var (trainable, other) = ArraysByKind(tree); // which also refuses what is nested too deep
        SummaryLines(text, tree, "", 0);
        if (trainable.Length <= 2 || Parts(tree) is null) return text.ToString();
        string bytes = Size(trainable.Concat(other).Sum(x => (long)x.Shape.Elements * x.DType.Size()));
        string parameters = $"{Number(Count(trainable))} parameters";
        text.Append(other.Length == 0
            ? $"{new string(' ', 19)}# Total: {trainable.Length} arrays, {parameters}, {bytes}."
            : $"{new string(' ', 9)}# Total: {trainable.Length} trainable arrays, {parameters},\n" +
              $"{new string(' ', 10)}# plus {other.Length} non-trainable, {Number(Count(other))} parameters, {bytes}.");
        return text.ToString();
    }

    private static void SummaryLines(StringBuilder text, object node, string name, int indent)
    {
        string margin = new(' ', indent), label = name.Length > 0 ? $"{name} = " : "", comma = indent > 0 ? "," : "";
        if (Parts(node) is { } parts)
        {
            var (open, close) = node is IEnumerable and not IContainer ? ("[", "]") : ($"{Name(node)}(", ")");
            text.Append(margin).Append(label).Append(open).Append('\n');
            foreach (var (part, value) in parts) SummaryLines(text, value, part, indent + 2);
            text.Append(margin).Append(close).Append(comma).Append(indent > 0 ? "\n" : "");
            return;
        }
        string line = $"{margin}{label}{Line(node)}{comma}";
        string note = Note(node, indent > 0);
        text.Append(note.Length == 0 ? line : line.PadRight(Math.Max(indent > 0 ? 40 : 20, line.Length + 2)) + note).Append(indent > 0 ? "\n" : "");
    }

    /// <summary>What a container holds, or a record of layers that does not print itself, or a list; null for what stands on one line.</summary>
    private static (string Name, object Value)[]? Parts(object node)
    {
        if (node is IContainer container) return [.. container.Parts];
        if (node is Tensor or NonTrainable or Delegate || PrintsItself(node)) return null;
        var parts = Children(node).Where(child => child.Value is IModule || (child.Value is not null and not Delegate && HoldsTensors(child.Value)));
        (string Name, object Value)[] shown = [.. parts.Select(part => (part.Name.StartsWith('[') ? "" : part.Name, part.Value!))];
        return shown.Any(part => part.Value is not (Tensor or NonTrainable)) ? shown : null;
    }

    private static bool HoldsTensors(object part)
    {
        var flat = Flatten(part);
        return flat.Trainable.Places > 0 || flat.Others.Count > 0;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Not reached where members were trimmed away.")]
    private static bool PrintsItself(object node)
    {
        if (node is IEnumerable or ITuple) return false;
        if (!Metadata.IsWhole) return !PrintsByCompiler(node);
        var print = node.GetType().GetMethod(nameof(ToString), Type.EmptyTypes);
        return print?.DeclaringType != typeof(object) && print?.GetCustomAttribute<CompilerGeneratedAttribute>() is null;
    }

    /// <summary>Whether the text is the one that the compiler gives a record, or object any type.</summary>
    private static bool PrintsByCompiler(object node) =>
        node.ToString() is not { } text || text == $"{node.GetType()}" || text.StartsWith($"{Name(node)} {{ ", StringComparison.Ordinal);

    private static string Name(object node) => node.GetType().Name.Split('`')[0];

    /// <summary>A model on one line: of a container only its name.</summary>
    internal static string FirstLine(object node) => node is IContainer ? $"{node.GetType().Name}(...)" : Line(node);

    /// <summary>A layer that prints itself, prints itself; of any other record only the name, since its members would spill their numbers.</summary>
    private static string Line(object node) => node switch
    {
        Tensor x => x.Rank == 0 ? $"{x.DType}" : $"{(x.Rank == 1 ? $"{x.Shape[0]}-element" : InvariantText.Join("×", x.Shape))} Tensor {x.DType}",
        NonTrainable { IsDefault: false } x => Line(x.Value),
        Func<Tensor, Tensor> f => ActivationName.Of(f),
        Delegate f => ActivationName.OfDelegate(f),
        _ => PrintsItself(node) ? node.ToString() ?? node.GetType().Name : $"{Name(node)}(...)",
    };

    private static string Note(object layer, bool nested)
    {
        if (layer is Delegate) return "";
        var (trainable, others) = ArraysByKind(layer);
        if (trainable.Length == 0) return "";
        string plus = others.Length == 0 ? "" : nested ? $", plus {Number(Count(others))}" : $", plus {Number(Count(others))} non-trainable";
        return $"# {Number(Count(trainable))} parameters{plus}{Warning(trainable)}";
    }

    private static (Tensor[] Trainable, Tensor[] Other) ArraysByKind(object tree)
    {
        var arrays = Arrays(tree).DistinctBy(entry => entry.Value).ToLookup(entry => entry.Kind == EntryKind.Trainable, entry => (Tensor)entry.Value);
        return ([.. arrays[true]], [.. arrays[false]]);
    }

    private static string Warning(Tensor[] tensors)
    {
        bool someNaN = false, someInfinite = false, allZero = tensors.Length > 0;
        foreach (double[] piece in tensors.SelectMany(x => x.Concrete.Doubles()))
        {
            someNaN |= piece.Any(double.IsNaN);
            someInfinite |= piece.Any(double.IsInfinity);
            allZero = allZero && piece.All(x => x == 0);
        }
        return someNaN ? "  (some NaN)" : someInfinite ? "  (some Inf)" : allZero ? "  (all zero)" : "";
    }

    private static long Count(IEnumerable<Tensor> tensors) => tensors.Sum(x => (long)x.Shape.Elements);

    /// <summary>Julia's grouping: 51_018.</summary>
    private static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_');

    private static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} bytes",
        < 1024 * 1024 => $"{bytes / 1024.0:F3} KiB",
        _ => $"{bytes / 1048576.0:F3} MiB",
    };
}
