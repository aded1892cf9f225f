using System.Text.Json.Serialization;

namespace Flux;

/// <summary>The mean of numbers that come one by one, as a value: <c>mean = mean.Add(loss)</c>. The default is the mean of nothing.</summary>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public readonly record struct RunningMean
{
    private readonly double mean;

    private RunningMean(double mean, double weight) => (this.mean, Weight) = (mean, weight);

    /// <summary>The sum of the weights so far: the count where all weigh 1.</summary>
    public double Weight { get; }

    /// <summary>The mean so far; NaN before the first number.</summary>
    public double Value => Weight == 0 ? double.NaN : mean;

    /// <summary>The mean with one more number; the loss of a batch weighs as many as the batch has observations.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The weight is not positive.</exception>
    public RunningMean Add(double value, double weight = 1)
    {
        if (!(weight > 0)) throw new ArgumentOutOfRangeException(nameof(weight), $"RunningMean.Add: weight {weight}; a number above 0 would fit.");
        // The step from the old mean to the new keeps digits that a growing sum would lose.
        double total = Weight + weight;
        return new(mean + (value - mean) * (weight / total), total);
    }

    /// <summary>The mean so far.</summary>
    public override string ToString() => $"{Value}";
}
