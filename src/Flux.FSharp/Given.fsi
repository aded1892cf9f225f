namespace Flux.FSharp

open System
open System.Collections.Immutable
open Flux

/// What a copy takes for a member: what is given, in the types of F#, and otherwise what the original has.
module internal Given =
    val orNull: given: 'T option option -> own: 'T | null -> 'T | null when 'T: not null and 'T: not struct

    val nullable:
        given: 'T option option -> own: Nullable<'T> -> Nullable<'T>
            when 'T: (new: unit -> 'T) and 'T: struct and 'T :> ValueType

    val list: given: 'T list option -> own: ImmutableArray<'T> -> ImmutableArray<'T>

    val pairs: given: ('A * 'B) list option -> own: ImmutableArray<struct ('A * 'B)> -> ImmutableArray<struct ('A * 'B)>

    /// The delegate that C# knows, where there is one.
    val activation: given: (Tensor -> Tensor) option -> own: Func<Tensor, Tensor> -> Func<Tensor, Tensor>

    val unary: given: ('A -> 'B) option -> own: Func<'A, 'B> -> Func<'A, 'B>
    val binary: given: ('A -> 'B -> 'C) option -> own: Func<'A, 'B, 'C> -> Func<'A, 'B, 'C>

    val joining: given: ('A list -> 'B) option -> own: Func<ImmutableArray<'A>, 'B> -> Func<ImmutableArray<'A>, 'B>
