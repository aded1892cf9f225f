module P3

open Flux
open Flux.FSharp

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

let key = Key 7
let x = Tensor.Normal(key, 10, 4)
let layer = CustomDense.Create(10, 5).Build key
let grads = layer |> Ad.gradient (fun m -> sum (m.Forward x))

let model =
    Layer.chain
        [
            CustomDense.Create(10, 10)
            layer
            Layer.dense 5 5 relu
            Layer.fn softmax
            Layer.skipConnection (+) (Layer.dense 5 5 tanh)
            Layer.dropout 0.5
        ]
    |> Layer.build 42

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

let net =
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
    |> Layer.build 1

let loss, next, g =
    net |> Ad.valueAndGradientWith (fun m -> let y, n = m.Train(x, key) in sum y, n)

let named =
    Layer.named [ "encoder", Layer.dense 10 3 relu; "decoder", Layer.dense 3 10 identity ]
    |> Layer.build 1

let enc, first = named["encoder"], named[0]
let y, modelNext = Layer.train model x key
let direct = Layer.forward layer x
