module LayerTests

open Flux
open Flux.FSharp
open Models
open Xunit

let key = Key 7
let x = Tensor.Normal(key, 10, 4)

[<Fact>]
let ``a record of tensors is a layer`` () =
    let layer = CustomDense.Create(10, 5).Build key
    let gradient = layer |> Ad.gradient (fun m -> sum (m.Forward x))
    Assert.Equal<int list>([ 5; 10 ], Tensor.shape gradient.W)
    Assert.Equal<float32[]>(Array.create 5 4f, gradient.B.ToArray())

[<Fact>]
let ``records, descriptions, built layers and functions mix in a chain`` () =
    let layer = CustomDense.Create(10, 5).Build key

    let model =
        Layer.chain
            [
                CustomDense.Create(10, 10)
                layer
                Layer.dense 5 5 relu
                Layer.fn softmax
                Layer.skip (+) (Layer.dense 5 5 tanh)
                Prelude.Dropout 0.5
            ]
        |> Layer.build 42

    let y, next = Layer.train model x key
    Assert.Equal<int list>([ 5; 4 ], Tensor.shape y)
    Assert.Equal<int list>([ 5; 4 ], Tensor.shape (Layer.forward next x))

[<Fact>]
let ``a built model threads the successor of its norm`` () =
    let model = net |> Layer.build 1

    let _, next, gradient =
        model
        |> Ad.valueAndGradientWith (fun m ->
            let y, next = m.Train x
            sum (y * y), next)

    Assert.NotEqual<float32[]>(model.Norm.Mean.Value.ToArray(), next.Norm.Mean.Value.ToArray())
    Assert.Equal<int list>([ 20; 10 ], Tensor.shape gradient.Hidden.Weight)
    Assert.Equal<int list>([ 3; 4 ], Tensor.shape (next.Forward x))

[<Fact>]
let ``layers of a chain are found by name and number`` () =
    let named =
        Layer.named [ "encoder", Layer.dense 10 3 relu; "decoder", Layer.dense 3 10 identity ]
        |> Layer.build 1

    Assert.Same(named[0], named["encoder"])
