namespace Flux.FSharp

open System
open Flux

[<AutoOpen>]
module Slicing =
    /// The positions from `start` up to and including `finish` of a dimension.
    let private span (x: Tensor) (dim: int) (start: int option) (finish: int option) : Slice =
        let size = if dim < x.Rank then x.Shape[dim] else 0
        let past = min (defaultArg finish (size - 1) + 1) size
        Slice.op_Implicit (Range(Index(max 0 (min (defaultArg start 0) past)), Index(max 0 past)))

    let private at (i: int) : Slice = Slice.op_Implicit i

    type Tensor with

        member x.GetSlice(s: int option, f: int option) : Tensor = x[span x 0 s f]

        member x.GetSlice(s1: int option, f1: int option, s2: int option, f2: int option) : Tensor = x[span x 0 s1 f1, span x 1 s2 f2]

        member x.GetSlice(s1: int option, f1: int option, i: int) : Tensor = x[span x 0 s1 f1, at i]
        member x.GetSlice(i: int, s2: int option, f2: int option) : Tensor = x[at i, span x 1 s2 f2]

        member x.GetSlice(s1: int option, f1: int option, s2: int option, f2: int option, s3: int option, f3: int option) : Tensor =
            x[span x 0 s1 f1, span x 1 s2 f2, span x 2 s3 f3]

        member x.GetSlice(s1: int option, f1: int option, s2: int option, f2: int option, i: int) : Tensor =
            x[span x 0 s1 f1, span x 1 s2 f2, at i]

        member x.GetSlice(s1: int option, f1: int option, i: int, s3: int option, f3: int option) : Tensor =
            x[span x 0 s1 f1, at i, span x 2 s3 f3]

        member x.GetSlice(i: int, s2: int option, f2: int option, s3: int option, f3: int option) : Tensor =
            x[at i, span x 1 s2 f2, span x 2 s3 f3]

        member x.GetSlice
            (s1: int option, f1: int option, s2: int option, f2: int option, s3: int option, f3: int option, s4: int option, f4: int option)
            : Tensor =
            x[span x 0 s1 f1, span x 1 s2 f2, span x 2 s3 f3, span x 3 s4 f4]

        member x.GetSlice(s1: int option, f1: int option, s2: int option, f2: int option, s3: int option, f3: int option, i: int) : Tensor =
            x[span x 0 s1 f1, span x 1 s2 f2, span x 2 s3 f3, at i]

        member x.GetSlice(s1: int option, f1: int option, s2: int option, f2: int option, i: int, j: int) : Tensor =
            x[span x 0 s1 f1, span x 1 s2 f2, at i, at j]
