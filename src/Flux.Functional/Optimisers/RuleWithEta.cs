namespace Flux;

/// <summary>A rule with a learning rate, which <see cref="Rule.WithEta"/>, schedules and the search for a rate may change.</summary>
/// <param name="Eta">η, the learning rate.</param>
public abstract record RuleWithEta<S>(double Eta) : Rule<S> where S : notnull
{
    /// <inheritdoc/>
    public sealed override Rule WithEta(double eta) => this with { Eta = eta };
}
