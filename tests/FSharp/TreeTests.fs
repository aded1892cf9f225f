module TreeTests

open Flux
open Flux.FSharp
open Models
open Xunit

let numbers (x: Tensor) = x.ToArray()

[<Fact>]
let ``a union has a gradient of its own shape`` () =
    let tree =
        Both(Leaf(Tensor.ofList [ 1f; 2f ]), Scaled(Tensor.Of 3f, Leaf(Tensor.ofList [ 4f; 5f ])))

    match Ad.gradient evaluate tree with
    | Both(Leaf a, Scaled(factor, Leaf b)) ->
        Assert.Equal<float32[]>([| 1f; 1f |], numbers a)
        Assert.Equal<float32[]>([| 9f |], numbers factor)
        Assert.Equal<float32[]>([| 3f; 3f |], numbers b)
    | other -> Assert.Fail $"another shape: {other}"

let zoo =
    // One tensor at many places would be one leaf.
    let x () = Tensor.ofList [ 1f; 2f ]

    {
        List = [ x (); x () ]
        Option = Some(x ())
        Missing = None
        ValueOption = ValueSome(x ())
        Map = Map [ "a", x (); "b", x () ]
        Pair = (x (), x ())
        StructPair = struct (x (), x ())
        Array = [| x (); x () |]
        Activation = relu
        Name = "zoo"
        Anonymous = {| Inner = x () |}
    }

[<Fact>]
let ``every F# container is walked`` () =
    let doubled = zoo |> Tree.map (fun x -> 2 * x)
    Assert.Equal(13, (Tree.leaves zoo).Length)
    Assert.All(Tree.leaves doubled, (fun (_, x) -> Assert.Equal<float32[]>([| 2f; 4f |], numbers x)))
    Assert.Equal("zoo", doubled.Name)
    Assert.True(doubled.Missing.IsNone)
    Assert.Same(zoo.Activation, doubled.Activation)

[<Fact>]
let ``paths name members as F# does`` () =
    let paths = [ for path, _ in Tree.leaves zoo -> string path ]
    Assert.Contains("Map.a", paths)
    Assert.Contains("Anonymous.Inner", paths)

[<Fact>]
let ``a function that captures a tensor is refused, since it would never be trained`` () =
    let hidden = Tensor.ofList [ 1f ]
    let model = {| F = fun (x: Tensor) -> x * hidden |}

    let error =
        Assert.Throws<TreeException>(fun () -> Tree.map (fun x -> x) model |> ignore)

    Assert.Contains("hidden", error.Message)

[<Fact>]
let ``a flat vector and back is the identity`` () =
    let flat, rebuild = Tree.destructure zoo
    Assert.Equal(26, flat.Shape.Elements)
    Assert.True(Tree.allClose zoo (rebuild flat))

[<Fact>]
let ``the functions of trees agree with each other`` () =
    let other = zoo |> Tree.map (fun x -> 3 * x)
    Assert.True(Tree.allClose zoo (Tree.lerp 0.0 zoo other))
    Assert.True(Tree.allClose other (Tree.lerp 1.0 zoo other))
    Assert.True(Tree.allClose (zoo |> Tree.map (fun x -> 2 * x)) (Tree.lerp 0.5 zoo other))
    Assert.False(Tree.allClose zoo other)
    Assert.True(Tree.allClose other (Tree.zip (fun a b -> a + 2 * b) zoo zoo))
    Assert.True(Tree.allClose zoo (Tree.toDevice Device.Cpu zoo))
    Assert.Equal(DType.Float64, (Tree.cast DType.Float64 zoo).List.Head.DType)

[<Fact>]
let ``a function of paths reaches what it names`` () =
    let scaled =
        zoo
        |> Tree.mapWithPath (fun path x -> if path.StartsWith "List" then 5 * x else x)

    Assert.Equal<float32[]>([| 5f; 10f |], numbers scaled.List.Head)
    Assert.Equal<float32[]>([| 1f; 2f |], numbers scaled.Option.Value)

[<Fact>]
let ``a state is loaded as a whole or in part`` () =
    let other = zoo |> Tree.map (fun x -> 3 * x)
    Assert.True(Tree.allClose other (Tree.loadState (Tree.state other) zoo))

    let part =
        zoo |> Tree.loadStateAt (fun path -> path.StartsWith "List") (Tree.state other)

    Assert.Equal<float32[]>([| 3f; 6f |], numbers part.List.Head)
    Assert.Equal<float32[]>([| 1f; 2f |], numbers part.Option.Value)

[<Fact>]
let ``modules are listed with their paths and summed up`` () =
    let model = net |> Layer.build 1

    let found =
        [ for path, part in Tree.modules model -> string path, part.GetType().Name ]

    Assert.Contains(("Hidden", "Dense"), found)
    Assert.Contains(("Norm", "BatchNorm"), found)
    Assert.Contains("Dense(10 => 20, relu)", Tree.summary model)

[<Fact>]
let ``weights go to files of safetensors and NumPy by PyTorch's names and come back`` () =
    let folder = System.IO.Directory.CreateTempSubdirectory("flux").FullName
    let file name = System.IO.Path.Combine(folder, name)

    try
        let model =
            Layer.chain [ Layer.dense 3 2 relu; Layer.dense 2 1 id ] |> Layer.build 1

        let names = Torch.names model
        let weights = Tree.stateBy names model

        Assert.Equal<string list>([ "0.bias"; "0.weight"; "1.bias"; "1.weight" ], [ for name in Map.keys weights -> name ])

        Safetensors.save (file "model.safetensors") weights
        Npz.save (file "model.npz") weights

        let other =
            Layer.chain [ Layer.dense 3 2 relu; Layer.dense 2 1 id ] |> Layer.build 2

        for loaded in [ Safetensors.load (file "model.safetensors"); Npz.load (file "model.npz") ] do
            Assert.True(Tree.allClose model (Tree.loadStateBy names loaded other))

        let head =
            Torch.namesBy (fun path -> if path = "Layers[1]" then Some "head" else None) model

        Assert.True(Map.containsKey "head.weight" (Tree.stateBy head model))
        Npy.save (file "x.npy") weights["0.weight"]
        Assert.Equal<float32[]>(Tensor.toArray weights["0.weight"], Tensor.toArray (Npy.load (file "x.npy")))
        Assert.Equal(1, List.length (Npy.loadAll (file "x.npy")))
    finally
        System.IO.Directory.Delete(folder, true)
