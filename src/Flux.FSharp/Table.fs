namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Table =
    let names (table: Table) : string list = List.ofSeq table.Names
    let rows (table: Table) : int = table.Rows

    let numbers (names: string list) (table: Table) : Tensor = table.Numbers(List.toArray names)

    let numbersOr (missing: float) (names: string list) (table: Table) : Tensor =
        table.Numbers(List.toArray names, missing)

    let text (name: string) (table: Table) : string list = List.ofSeq (table.Text name)

    let textOr (missing: string) (name: string) (table: Table) : string list = List.ofSeq (table.Text(name, missing))

    let complete (names: string list) (table: Table) : Table = table.Complete(List.toArray names)
