using System.Text;

namespace Flux;

public static partial class LayerExtensions
{
    /// <summary>
    /// What the layers of a chain make of an input's shape, one line each, chains within chains included. Where a layer refuses, its line says so with the reason and
    /// is the last: for the moment when shapes do not fit.
    /// </summary>
    public static string Explain(this ILayer layer, Tensor x)
    {
        var text = new StringBuilder($"input {x.Shape}");
        Walk(text, layer, "", x, 0);
        return text.ToString();
    }

    /// <summary>The output of a layer, or null where it does not fit.</summary>
    private static Tensor? Walk(StringBuilder text, ILayer layer, string name, Tensor x, int indent)
    {
        if (layer is not Chain chain) return Step(text, layer, name, x, indent);
        text.Append('\n').Append(' ', indent).Append(name).Append("Chain");
        Tensor? y = x;
        for (int i = 0; i < chain.Count && y is not null; i++)
        {
            y = Walk(text, chain[i], chain.Names.IsDefaultOrEmpty ? $"[{i}] " : $"{chain.Names[i]} = ", y, indent + 2);
        }
        return y;
    }

    private static Tensor? Step(StringBuilder text, ILayer layer, string name, Tensor x, int indent)
    {
        string line = $"{new string(' ', indent)}{name}{Tree.FirstLine(layer)}";
        try
        {
            var y = layer.Forward(x);
            text.Append('\n').Append(line.PadRight(Math.Max(40, line.Length + 2))).Append(y.Shape);
            return y;
        }
        catch (ArgumentException error)
        {
            text.Append('\n').Append(line.PadRight(Math.Max(40, line.Length + 2))).Append("does not fit ").Append(x.Shape).Append(": ").Append(error.Message);
            return null;
        }
    }
}
