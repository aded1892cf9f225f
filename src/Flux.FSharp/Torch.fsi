namespace Flux.FSharp

open Flux

/// PyTorch's conventions for the weights of a model.
[<RequireQualifiedAccess>]
module Torch =
    /// The names and layouts that a model's tensors have in the state_dict of a PyTorch model.
    val names: model: 'M -> StateNames when 'M: not null

    /// The same, modules being called there as a function of their path says, where it says something.
    val namesBy: rename: (string -> string option) -> model: 'M -> StateNames when 'M: not null
