using System.Text.Json.Serialization;

namespace Flux;

/// <summary>One step of a recurrence: (x, state) -> (y, state').</summary>
/// <typeparam name="S">The state: a tensor, or a record of tensors.</typeparam>
[JsonConverter(typeof(BsonOnly))]
public interface ICell<S> where S : notnull
{
    /// <summary>
    /// The state before the first step: zeros for one observation, which broadcast over a batch. A trainable one is a field of the user's own model.
    /// </summary>
    S InitialState();

    /// <summary>The output for one time step (in, or in×batch) and the next state.</summary>
    (Tensor Y, S State) Forward(Tensor x, S state);
}
