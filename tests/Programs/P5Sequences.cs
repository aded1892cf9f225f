#:project ../../src/Flux.Functional/Flux.Functional.csproj
using Flux;
using static Flux.Prelude;

var key = new Key(1);
var lstm = Lstm(10, 20).Build(key);
var x = Tensor.Normal(key, 10, 30, 8);                       // features x time x batch
var y = lstm.Forward(x);
var (y2, last) = lstm.Forward(x, lstm.InitialState());
var cell = LstmCell(10, 20).Build(key);
var state = cell.InitialState();
foreach (var t in Enumerable.Range(0, 30)) (_, state) = cell.Forward(x[.., t], state);
var (h, _) = Enumerable.Range(0, 30).Aggregate((Y: x, S: cell.InitialState()), (s, t) => cell.Forward(x[.., t], s.S));
var embed = Embedding(1000, 64).Build(key);
var attention = MultiHeadAttention(64, heads: 4).Build(key);
var e = embed.Forward(Tensor.Full(new(30, 8), 0, DType.Int32));
var (z, weights) = attention.Forward(e, mask: CausalMask(30));
Console.WriteLine((y, y2, last.H, last.C, state, h, z, weights, embed.Attend(z)));
var rec = new Recurrence<LstmState>(cell);
Chain m = Chain(Lstm(10, 20), Fn(x => x[.., ^1]), Dense(20, 2), rec).Build(key);
Console.WriteLine(m);
