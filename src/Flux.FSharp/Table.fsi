namespace Flux.FSharp

open Flux

/// Named columns of one length, as Data.csv reads them.
[<RequireQualifiedAccess>]
module Table =
    /// The names of the columns, as they follow in the file.
    val names: table: Table -> string list

    /// The number of rows.
    val rows: table: Table -> int

    /// Columns of numbers: (columns × rows). Missing values are refused by row.
    val numbers: names: string list -> table: Table -> Tensor

    /// Columns of numbers: (columns × rows), with a number for every missing value.
    val numbersOr: missing: float -> names: string list -> table: Table -> Tensor

    /// A column of text. Missing values are refused by row.
    val text: name: string -> table: Table -> string list

    /// A column of text, with a text for every missing value.
    val textOr: missing: string -> name: string -> table: Table -> string list

    /// The rows in which none of these columns misses a value; none of any column, if the list is empty.
    val complete: names: string list -> table: Table -> Table
