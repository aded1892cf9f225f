using System.Text.Json.Serialization;

namespace Flux;

/// <summary>A rule with a learning rate, which <see cref="Rule.WithEta"/>, schedules and the search for a rate may change.</summary>
[JsonConverter(typeof(BsonOnly))]
public abstract record RuleWithEta<S> : Rule<S> where S : notnull
{
    /// <summary>A rule with the rate η.</summary>
    protected RuleWithEta(double eta) => Eta = eta;

    /// <summary>η, the learning rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double Eta { get; init => field = Hyperparameter.AtLeastZero(GetType().Name, value); }

    /// <inheritdoc/>
    public sealed override Rule WithEta(double eta) => this with { Eta = eta };
}
