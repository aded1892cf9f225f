namespace Flux.FSharp
