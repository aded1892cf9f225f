namespace Flux;

/// <summary>One step of a recurrence: (x, state) -> (y, state').</summary>
/// <typeparam name="S">The state: a tensor, or a record of tensors.</typeparam>
public interface ICell<S> where S : notnull
{
    /// <summary>The state before the first step: zeros for one observation, which broadcast over a batch. A trainable one is a field of the user's own model.</summary>
    S InitialState();

    /// <summary>The output for one time step (in, or in×batch) and the next state.</summary>
    (Tensor Y, S State) Forward(Tensor x, S state);
}

/// <summary>A cell whose part in x does not depend on the state, so that a whole sequence takes one product.</summary>
internal interface IGatedCell<S> : ICell<S> where S : notnull
{
    /// <summary>Wᵢ.</summary>
    Tensor InputWeight { get; }

    /// <summary>b; null for none.</summary>
    Tensor? GateBias { get; }

    /// <summary>The step, from Wᵢ x + b.</summary>
    (Tensor Y, S State) Step(Tensor gates, S state);
}
