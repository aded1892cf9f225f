/// Models as F# values: records, unions, options, lists and maps of tensors.
module Models

open Flux
open Flux.FSharp

/// A layer is a record; `Advance` need not be written.
type CustomDense =
    {
        W: Tensor
        B: Tensor
    }

    member m.Forward x = m.W *. x + m.B

    interface ILayer with
        member m.Forward x = m.Forward x

    static member Create(inputs, outputs) =
        Init(fun key ->
            {
                W = Prelude.GlorotUniform(key, outputs, inputs)
                B = Tensor.Zeros outputs
            })

/// A model with a norm whose statistics move while training.
type Net =
    {
        Hidden: Dense
        Norm: BatchNorm
        Head: Dense
    }

    member m.Forward x =
        x |> m.Hidden.Forward |> m.Norm.Forward |> m.Head.Forward

    member m.Train(x: Tensor, key: Key) =
        let h, norm = Layer.train m.Norm (m.Hidden.Forward x) key
        m.Head.Forward h, { m with Norm = norm }

let net: Init<Net> =
    init {
        let! hidden = Layer.dense 10 20 relu
        let! head = Layer.dense 20 3 identity

        return
            {
                Hidden = hidden
                Norm = Layer.batchNorm 20 identity
                Head = head
            }
    }

/// A recursive union.
type Expression =
    | Leaf of Tensor
    | Scaled of factor: Tensor * Expression
    | Both of Expression * Expression

let rec evaluate expression =
    match expression with
    | Leaf x -> sum x
    | Scaled(factor, e) -> factor * evaluate e
    | Both(a, b) -> evaluate a + evaluate b

/// Everything at once.
type Zoo =
    {
        List: Tensor list
        Option: Tensor option
        Missing: Tensor option
        ValueOption: Tensor voption
        Map: Map<string, Tensor>
        Pair: Tensor * Tensor
        StructPair: struct (Tensor * Tensor)
        Array: Tensor[]
        Activation: Tensor -> Tensor
        Name: string
        Anonymous: {| Inner: Tensor |}
    }
