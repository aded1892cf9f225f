namespace Flux.FSharp

open Flux

/// What `init { ... }` is made of.
type InitBuilder =
    /// The builder; `init` is one.
    new: unit -> InitBuilder

    /// `let!` before another one: each draws from a key of its own.
    member Bind: i: Init<'a> * f: ('a -> Init<'b>) -> Init<'b> when 'a: not null and 'b: not null

    /// `let!` before `return`.
    member BindReturn: i: Init<'a> * f: ('a -> 'b) -> Init<'b> when 'a: not null and 'b: not null

    /// `let!` with `and!`.
    member MergeSources: a: Init<'a> * b: Init<'b> -> Init<'a * 'b> when 'a: not null and 'b: not null

    /// `return`: a model without weights to draw.
    member Return: x: 'a -> Init<'a> when 'a: not null

/// The builder of model descriptions.
[<AutoOpen>]
module InitBuilder =
    /// Models built from layer descriptions: `init { let! hidden = Layer.dense 2 8 tanh ... return { Hidden = hidden; ... } }`.
    val init: InitBuilder
