using System.Text;

namespace Flux;

/// <summary>How shapes go through a model.</summary>
public static class Explanation
{
    /// <summary>
    /// The shape after every layer of a chain (and of the chains in it) for an input of the given shape, up to the layer where they stop fitting, with what
    /// that layer says. Nothing is computed, as by <see cref="Prelude.OutputSize(ILayerInit, int[])"/>.
    /// </summary>
    public static string Explain(this ILayer layer, params int[] input)
    {
        var text = new StringBuilder();
        var x = LayerOutline.Input(layer, new Shape(input));
        text.Append("input").Append(' ', 35).Append(x.Shape).Append('\n');
        Walk(layer, x, "", text);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The output, or null from the first layer on that does not take its input.</summary>
    private static Tensor? Walk(ILayer layer, Tensor x, string margin, StringBuilder text)
    {
        if (layer is not Chain chain) return Step(layer, x, margin, text);
        text.Append(margin).Append("Chain\n");
        Tensor? y = x;
        for (int i = 0; i < chain.Count && y is not null; i++)
        {
            y = Walk(chain[i], y, $"{margin}  {(chain.Names.IsEmpty ? $"[{i}]" : chain.Names[i])} ", text);
        }
        return y;
    }

    private static Tensor? Step(ILayer layer, Tensor x, string margin, StringBuilder text)
    {
        string line = $"{margin}{Tree.FirstLine(layer)} ".PadRight(40);
        try
        {
            var y = LayerOutline.Of(layer).Forward(x);
            text.Append(line).Append(y.Shape).Append('\n');
            return y;
        }
        catch (ArgumentException e)
        {
            text.Append(line).Append("does not take ").Append(x.Shape).Append(": ").Append(e.Message).Append('\n');
            return null;
        }
    }
}
