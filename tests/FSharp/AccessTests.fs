/// Every F# shape at every access is walked, or refused by an error that says what is in the way.
module AccessTests

open System
open System.IO
open Flux
open Flux.FSharp
open Xunit

let private x () = Tensor.ofList [ 1f; 2f ]

type PublicUnion =
    | Line of Tensor * Tensor
    | Parabola of Tensor list

type private PrivateUnion =
    | Line of Tensor * Tensor
    | Parabola of Tensor list

type internal InternalUnion =
    | Line of Tensor * Tensor
    | Parabola of Tensor list

type HiddenCases =
    private
    | Line of Tensor * Tensor
    | Parabola of Tensor list

type private OneCase = OneCase of Tensor

[<Struct>]
type private StructUnion =
    | Both of left: Tensor * right: Tensor
    | One of one: Tensor

type private Generic<'a> =
    | Some of 'a
    | Two of 'a * Tensor

type private Recursive =
    | End of Tensor
    | Next of Tensor * Recursive

type private Mode =
    | Fast of int
    | Slow of string

type private Switch =
    | On
    | Off

type PublicRecord = { A: Tensor; B: Tensor }
type private PrivateRecord = { A: Tensor; B: Tensor }
type internal InternalRecord = { A: Tensor; B: Tensor }
type HiddenFields = private { A: Tensor; B: Tensor }

[<Struct>]
type private StructRecord = { A: Tensor; B: Tensor }

type private Options = { Rate: float; Name: string }

[<CLIMutable>]
type MutableRecord = { A: Tensor; B: Tensor }

[<CLIMutable>]
type private PrivateMutableRecord = { A: Tensor; B: Tensor }

type Automatic() =
    member val A = x () with get, set
    member val B = x () with get, set

type ReadOnly() =
    member val A = x ()

type Captured(a: Tensor) =
    member val A = a

type private PrivateClass(a: Tensor) =
    member _.A = a

type PublicClass(a: Tensor) =
    member _.A = a

module private Inside =
    type Union =
        | Line of Tensor * Tensor
        | Parabola of Tensor list

    type Record = { A: Tensor; B: Tensor }

[<CLIMutable>]
type HiddenMutableFields = private { A: Tensor; B: Tensor }

let private errorOf (act: unit -> unit) =
    Assert.Throws<TreeException>(Action act).Message

/// Every way to walk a value refuses it, and says why.
let private refused (words: string list) (x: 'T when 'T: not null) =
    let file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.bson")

    let walks: (unit -> unit) list =
        [
            fun () -> Tree.leaves x |> ignore
            fun () -> Tree.map (fun a -> 2 * a) x |> ignore
            fun () -> Ad.gradient (fun _ -> Tensor.Of 1f) x |> ignore
            fun () -> Optimiser.setup (Adam()) x |> ignore
            fun () -> Train.start (Adam()) (Key 1L) x |> ignore
            fun () -> Tree.leaves (1, x) |> ignore
            fun () -> Bson.save file x
        ]

    for walk in walks do
        let message = errorOf walk

        for word in words do
            Assert.Contains(word, message)

    Assert.False(File.Exists file)

let private walked (count: int) (x: 'T when 'T: not null) =
    let doubled = Tree.map (fun a -> 2 * a) x
    Assert.Equal(count, (Tree.leaves x).Length)

    for _, leaf in Tree.leaves doubled do
        Assert.Equal<float32[]>([| 2f; 4f |], leaf.ToArray())

    let same, next =
        Optimiser.update (Tree.map (fun a -> 0 * a) x) (x, Optimiser.setup (Adam()) x)

    Assert.Equal(1L, next.Step)
    Assert.True(Tree.allClose x same)

let private access = [ "private or internal"; "Declare"; "public" ]

[<Fact>]
let ``what is public is walked`` () =
    walked 2 (PublicUnion.Line(x (), x ()))
    walked 2 ({ A = x (); B = x () }: PublicRecord)
    walked 1 (PublicClass(x ()))
    walked 1 (Captured(x ()))

[<Fact>]
let ``what holds no tensor is kept at every access`` () =
    walked 1 (Fast 1, x ())
    walked 1 (On, x ())
    walked 1 ({ Rate = 1.0; Name = "" }, x ())
    walked 0 (Fast 1, Off)
    walked 0 (PublicUnion.Parabola [])

[<Fact>]
let ``a union that hides its cases is refused`` () =
    refused ("PrivateUnion" :: access) (PrivateUnion.Line(x (), x ()))
    refused ("PrivateUnion" :: access) (nonNull (box (PrivateUnion.Parabola [ x () ])))
    refused ("InternalUnion" :: access) (InternalUnion.Line(x (), x ()))
    refused ("HiddenCases" :: access) (HiddenCases.Line(x (), x ()))
    refused ("OneCase" :: access) (OneCase(x ()))
    refused ("StructUnion" :: access) (StructUnion.Both(x (), x ()))
    refused ("Generic" :: access) (Generic.Two(1, x ()))
    refused ("Recursive" :: access) (Next(x (), End(x ())))
    refused ("Union" :: access) (Inside.Line(x (), x ()))

[<Fact>]
let ``a record that hides its fields is refused`` () =
    refused ("PrivateRecord" :: access) ({ A = x (); B = x () }: PrivateRecord)
    refused ("InternalRecord" :: access) ({ A = x (); B = x () }: InternalRecord)
    refused ("HiddenFields" :: access) ({ A = x (); B = x () }: HiddenFields)
    refused ("StructRecord" :: access) ({ A = x (); B = x () }: StructRecord)
    refused ("PrivateMutableRecord" :: access) ({ A = x (); B = x () }: PrivateMutableRecord)
    refused ("HiddenMutableFields" :: access) ({ A = x (); B = x () }: HiddenMutableFields)
    refused ("Record" :: access) ({ A = x (); B = x () }: Inside.Record)

[<Fact>]
let ``a record that can change is refused for that`` () =
    refused [ "MutableRecord"; "Remove [<CLIMutable>]" ] ({ A = x (); B = x () }: MutableRecord)

[<Fact>]
let ``a class is refused for the member that is in the way`` () =
    refused ("PrivateClass" :: "'a'" :: access) (PrivateClass(x ()))
    refused [ "Automatic"; "'A'"; "no constructor parameter or init property sets it" ] (Automatic())
    refused [ "ReadOnly"; "'A'"; "no constructor parameter or init property sets it" ] (ReadOnly())
