namespace Flux.FSharp

open Flux

/// Models that Flux.jl saved whole, in files of BSON.jl or JLD2.jl.
[<RequireQualifiedAccess>]
module FluxModel =
    /// The only model in a file.
    val read: path: string -> ILayer

    /// The model of a name in a file, or the part of one that a way leads to.
    val readNamed: name: string -> path: string -> ILayer
