namespace Flux.FSharp

open Flux

/// Descriptions of models: functions from a key to the model.
[<RequireQualifiedAccess>]
module Init =
    /// A function of the built model.
    val map: f: ('T -> 'R) -> init: Init<'T> -> Init<'R> when 'T: not null and 'R: not null

    /// A description that is told the sizes of the model's input, batch included.
    val byInput: build: (Key -> int list -> 'T) -> Init<'T> when 'T: not null
