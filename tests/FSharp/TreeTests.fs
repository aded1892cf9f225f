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
    let x = Tensor.ofList [ 1f; 2f ]

    {
        List = [ x; x ]
        Option = Some x
        Missing = None
        ValueOption = ValueSome x
        Map = Map [ "a", x; "b", x ]
        Pair = (x, x)
        StructPair = struct (x, x)
        Array = [| x; x |]
        Activation = relu
        Name = "zoo"
        Anonymous = {| Inner = x |}
    }

[<Fact>]
let ``every F# container is walked`` () =
    let doubled = Tree.Map(zoo, (fun (x: Tensor) -> 2 * x))
    Assert.Equal(13, (Tree.Leaves zoo).Length)
    Assert.All(Tree.Leaves doubled, (fun (struct (_, x)) -> Assert.Equal<float32[]>([| 2f; 4f |], numbers x)))
    Assert.Equal("zoo", doubled.Name)
    Assert.True(doubled.Missing.IsNone)
    Assert.Same(zoo.Activation, doubled.Activation)

[<Fact>]
let ``paths name members as F# does`` () =
    let paths = [ for struct (path, _) in Tree.Leaves zoo -> string path ]
    Assert.Contains("Map.a", paths)
    Assert.Contains("Anonymous.Inner", paths)

[<Fact>]
let ``a function that captures a tensor is refused, since it would never be trained`` () =
    let hidden = Tensor.ofList [ 1f ]
    let model = {| F = fun (x: Tensor) -> x * hidden |}

    let error =
        Assert.Throws<TreeException>(fun () -> Tree.Map(model, (fun (x: Tensor) -> x)) |> ignore)

    Assert.Contains("hidden", error.Message)

[<Fact>]
let ``a flat vector and back is the identity`` () =
    let struct (flat, rebuild) = Tree.Destructure zoo
    Assert.Equal(26, flat.Shape.Elements)
    Assert.True(Tree.AllClose(zoo, rebuild.Invoke flat))
