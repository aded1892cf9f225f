namespace Flux.FSharp

open Flux

/// Files of named values that Julia wrote, whatever their format. What a value is, a pattern on its type tells: `:? JuliaTensor as x`.
[<RequireQualifiedAccess>]
module JuliaFile =
    /// The names of all values, those in groups as `group/name`; read as they are asked for.
    val names: file: JuliaFile -> string seq

    /// The value of a name, or of a part of it: `model_state/layers/1/weight`.
    val value: name: string -> file: JuliaFile -> JuliaValue

    /// The array, or single number, of a name.
    val tensor: name: string -> file: JuliaFile -> Tensor

    /// The array of strings of a name.
    val strings: name: string -> file: JuliaFile -> string list

    /// All arrays of numbers in a value, by the way there.
    val tensors: value: JuliaValue -> (string * JuliaTensor) seq
