using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Flux;

public static partial class Tree
{
    /// <summary>
    /// A model as Flux prints it: containers indented, each layer with its parameters (and how many are not trainable, all zero or NaN), and the total. Bytes are
    /// those of the arrays.
    /// </summary>
    public static string Summary<T>(T tree) where T : notnull
    {
        var text = new StringBuilder();
        SummaryLines(text, tree, "", 0);
        var all = Entries(tree).Where(e => e.Value is Tensor).ToArray();
        Tensor[] trainable = [.. all.Where(e => e.Kind == EntryKind.Trainable).Select(e => (Tensor)e.Value)];
        Tensor[] other = [.. all.Where(e => e.Kind != EntryKind.Trainable).Select(e => (Tensor)e.Value)];
        if (trainable.Length <= 2 || tree is not Chain) return text.ToString();
        string bytes = Size(trainable.Concat(other).Sum(x => (long)x.Shape.Elements * x.DType.Size()));
        if (other.Length == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{new string(' ', 19)}# Total: {trainable.Length} arrays, {Number(Count(trainable))} parameters, {bytes}.");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"{new string(' ', 9)}# Total: {trainable.Length} trainable arrays, {Number(Count(trainable))} parameters,\n");
            text.Append(CultureInfo.InvariantCulture, $"{new string(' ', 10)}# plus {other.Length} non-trainable, {Number(Count(other))} parameters, {bytes}.");
        }
        return text.ToString();
    }

    private static void SummaryLines(StringBuilder text, object node, string name, int indent)
    {
        string margin = new(' ', indent), label = name.Length > 0 ? $"{name} = " : "", comma = indent > 0 ? "," : "";
        if (node is Chain chain)
        {
            text.Append(margin).Append(label).Append("Chain(\n");
            for (int i = 0; i < chain.Count; i++) SummaryLines(text, chain[i], chain.Names.IsEmpty ? "" : chain.Names[i], indent + 2);
            text.Append(margin).Append(')').Append(comma).Append(indent > 0 ? "\n" : "");
            return;
        }
        string line = $"{margin}{label}{Line(node)}{comma}";
        string note = Note(node, indent > 0);
        text.Append(note.Length == 0 ? line : line.PadRight(Math.Max(indent > 0 ? 40 : 20, line.Length + 2)) + note).Append(indent > 0 ? "\n" : "");
    }

    /// <summary>A layer that prints itself, prints itself; of any other record only the name, since its members would spill their numbers.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the method is trimmed away, the record prints by its ToString.")]
    private static string Line(object layer)
    {
        var type = layer.GetType();
        bool own = type.GetMethod(nameof(ToString), Type.EmptyTypes)?.GetCustomAttribute<CompilerGeneratedAttribute>() is null;
        return own ? layer.ToString() ?? type.Name : $"{type.Name}(...)";
    }

    private static string Note(object layer, bool nested)
    {
        var all = Entries(layer).Where(e => e.Value is Tensor).ToArray();
        Tensor[] trainable = [.. all.Where(e => e.Kind == EntryKind.Trainable).Select(e => (Tensor)e.Value)];
        long other = Count(all.Where(e => e.Kind != EntryKind.Trainable).Select(e => (Tensor)e.Value));
        if (trainable.Length == 0 && other == 0) return "";
        string plus = other == 0 ? "" : nested ? $", plus {Number(other)}" : $", plus {Number(other)} non-trainable";
        return $"# {Number(Count(trainable))} parameters{plus}{Warning(trainable)}";
    }

    private static string Warning(Tensor[] tensors)
    {
        double[][] values = [.. tensors.Select(x => x.ToDoubles())];
        if (values.Any(v => v.Any(double.IsNaN))) return "  (some NaN)";
        if (values.Any(v => v.Any(double.IsInfinity))) return "  (some Inf)";
        return values.Length > 0 && values.All(v => v.All(x => x == 0)) ? "  (all zero)" : "";
    }

    private static long Count(IEnumerable<Tensor> tensors) => tensors.Sum(x => (long)x.Shape.Elements);

    /// <summary>Julia's grouping: 51_018.</summary>
    private static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_');

    private static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} bytes",
        < 1024 * 1024 => FormattableString.Invariant($"{bytes / 1024.0:F3} KiB"),
        _ => FormattableString.Invariant($"{bytes / 1048576.0:F3} MiB"),
    };
}
