using System.Globalization;
using System.Text;

namespace Flux;

/// <summary>Prints as Julia's REPL does: a header with sizes and dtype, aligned rows, elided when large.</summary>
internal static class TensorPrinter
{
    private const int MaxRows = 20, MaxColumns = 12, MaxSlices = 4, MaxInLine = 12;

    internal static string Print(Tensor x, string? format, IFormatProvider? culture)
    {
        // Only what is shown is read, so that an array of any size prints at once.
        var host = x.Concrete.On(Device.Cpu);
        double At(int i) => host.Window(i, Shape.Scalar).Single();
        var number = Numbers(x.DType, format, culture ?? CultureInfo.InvariantCulture);
        if (x.Rank == 0) return number(At(0));
        var text = new StringBuilder(Header(x));
        if (x.Shape.Elements == 0) return text.ToString();
        text.Append(':');
        int rows = x.Shape[0], columns = x.Shape[1], slices = x.Shape.Elements / (rows * columns);
        for (int s = 0; s < Math.Min(slices, MaxSlices); s++)
        {
            int start = s * rows * columns;
            if (slices > 1) text.Append(s == 0 ? "\n" : "\n\n").Append("[:, :, ").Append(Position(x.Shape, s)).Append("] =");
            Matrix(text, i => At(start + i), rows, columns, number);
        }
        if (slices > MaxSlices) text.Append("\n\n⋮");
        return text.ToString();
    }

    /// <summary>Float32[1.0, 2.0], Float32[1.0 2.0; 3.0 4.0], or the header of what is larger.</summary>
    internal static string Line(Tensor x, string? format, IFormatProvider? culture)
    {
        if (x.Rank == 0) return Print(x, format, culture);
        if (x.Rank > 2 || x.Shape.Elements is 0 or > MaxInLine) return Header(x);
        double[] values = x.ToDoubles();
        var number = Numbers(x.DType, format, culture ?? CultureInfo.InvariantCulture);
        int count = x.Shape[0];
        var rows = Enumerable.Range(0, count).Select(i => string.Join(" ", Enumerable.Range(0, x.Shape[1]).Select(j => number(values[j * count + i]))));
        return $"{x.DType}[{string.Join(x.Rank == 1 ? ", " : "; ", rows)}]";
    }

    private static string Header(Tensor x)
    {
        string sizes = x.Rank == 1 ? $"{x.Shape[0]}-element" : InvariantText.Join("×", x.Shape), place = x.Device != Device.Cpu ? $" on {x.Device}" : "";
        return $"{sizes} Tensor {x.DType}{place}";
    }

    private static Func<double, string> Numbers(DType type, string? format, IFormatProvider culture) => type switch
    {
        DType.Bool => v => v != 0 ? "1" : "0",
        DType.Int32 => v => ((int)v).ToString(format, culture),
        DType.Float64 => v => Whole(v, v.ToString(format, culture), format, culture),
        _ => v => Whole(v, ((float)v).ToString(format, culture), format, culture),
    };

    /// <summary>1.0 rather than 1, as Julia writes a floating-point number.</summary>
    private static string Whole(double v, string text, string? format, IFormatProvider culture) =>
        format is null && v == Math.Floor(v) && !text.Contains('E') && double.IsFinite(v)
            ? $"{text}{NumberFormatInfo.GetInstance(culture).NumberDecimalSeparator}0"
            : text;

    private static string Position(Shape shape, int slice)
    {
        var at = new List<int>();
        for (int i = 2; i < shape.Rank; slice /= shape[i++]) at.Add(slice % shape[i]);
        return InvariantText.Join(", ", at);
    }

    private static void Matrix(StringBuilder text, Func<int, double> at, int rows, int columns, Func<double, string> number)
    {
        int[] shownRows = Shown(rows, MaxRows), shownColumns = Shown(columns, MaxColumns);
        var cells = new string[shownRows.Length, shownColumns.Length];
        var widths = new int[shownColumns.Length];
        for (int i = 0; i < shownRows.Length; i++)
        {
            for (int j = 0; j < shownColumns.Length; j++)
            {
                (int row, int column) = (shownRows[i], shownColumns[j]);
                cells[i, j] = row < 0 ? column < 0 ? "⋱" : "⋮" : column < 0 ? "…" : number(at(column * rows + row));
                widths[j] = Math.Max(widths[j], cells[i, j].Length);
            }
        }
        for (int i = 0; i < shownRows.Length; i++)
        {
            text.Append("\n ");
            for (int j = 0; j < shownColumns.Length; j++) text.Append(cells[i, j].PadLeft(widths[j])).Append(j + 1 < shownColumns.Length ? "  " : "");
        }
    }

    /// <summary>The positions shown of a dimension; -1 stands for those left out.</summary>
    private static int[] Shown(int size, int most) => size <= most
        ? [.. Enumerable.Range(0, size)]
        : [.. Enumerable.Range(0, most / 2), -1, .. Enumerable.Range(size - most / 2 + 1, most / 2 - 1)];
}
