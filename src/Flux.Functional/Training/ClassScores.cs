using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// How well each class is told from the others, from counts [target, predicted]. A class that is never predicted has precision 0, one that never occurs recall
/// 0; the means leave out classes that are neither.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed class ClassScores
{
    /// <summary>The scores of a confusion matrix.</summary>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public ClassScores(int[,] confusion)
    {
        int classes = confusion.GetLength(0);
        if (confusion.GetLength(1) != classes)
        {
            throw new ArgumentException($"ClassScores: counts of {classes} by {confusion.GetLength(1)} classes; a square matrix would fit.", nameof(confusion));
        }
        var all = Enumerable.Range(0, classes);
        int[] hits = [.. all.Select(i => confusion[i, i])];
        Support = [.. all.Select(i => all.Sum(j => confusion[i, j]))];
        Predicted = [.. all.Select(j => all.Sum(i => confusion[i, j]))];
        Precision = [.. all.Select(i => Share(hits[i], Predicted[i]))];
        Recall = [.. all.Select(i => Share(hits[i], Support[i]))];
        F1 = [.. all.Select(i => Share(2 * hits[i], Support[i] + Predicted[i]))];
    }

    /// <summary>Observations of each class.</summary>
    public ImmutableArray<int> Support { get; }

    /// <summary>Predictions of each class.</summary>
    public ImmutableArray<int> Predicted { get; }

    /// <summary>Of the predictions of a class, the share that is right.</summary>
    public ImmutableArray<double> Precision { get; }

    /// <summary>Of the observations of a class, the share that is found.</summary>
    public ImmutableArray<double> Recall { get; }

    /// <summary>2 · precision · recall / (precision + recall).</summary>
    public ImmutableArray<double> F1 { get; }

    /// <summary>The mean precision of the classes.</summary>
    public double MacroPrecision => Mean(Precision);

    /// <summary>The mean recall of the classes.</summary>
    public double MacroRecall => Mean(Recall);

    /// <summary>The mean F1 of the classes.</summary>
    public double MacroF1 => Mean(F1);

    /// <summary>A table with a row for each class.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("class  precision  recall     F1  support");
        for (int i = 0; i < Support.Length; i++) text.Append(Row($"{i}", Precision[i], Recall[i], F1[i], Support[i]));
        return text.Append(Row("mean", MacroPrecision, MacroRecall, MacroF1, Support.Sum())).ToString();
    }

    private static string Row(string name, double precision, double recall, double f1, int support) =>
        $"\n{name,5}  {precision,9:F3}  {recall,6:F3}  {f1,5:F3}  {support,7}";

    private static double Share(int part, int whole) => whole == 0 ? 0 : part / (double)whole;

    private double Mean(ImmutableArray<double> scores) => scores.Where((_, i) => Support[i] + Predicted[i] > 0).DefaultIfEmpty(double.NaN).Average();
}
