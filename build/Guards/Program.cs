// Writes the guards of null into a compiled library, in place: Guards LIBRARY.dll FOLDERS-OF-WHAT-IT-REFERS-TO
using Flux.Build;
using Mono.Cecil;
using Mono.Cecil.Cil;

using var resolver = new DefaultAssemblyResolver();
foreach (string folder in args[1..]) resolver.AddSearchDirectory(folder);
string library = args[0], symbols = Path.ChangeExtension(library, ".pdb");
// Made beside and moved over, lest a failure leave half a library that looks newer than its sources.
var made = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(library)!, "guarded"));
string Made(string file) => Path.Combine(made.FullName, Path.GetFileName(file));

using var module = ModuleDefinition.ReadModule(library, new ReaderParameters { ReadSymbols = true, InMemory = true, AssemblyResolver = resolver });
var guard = new Guard(module);
int guards = module.GetTypes().SelectMany(type => type.Methods).Sum(guard.Write);
// Symbols that go to a stream are named in the library without a folder, which would tell where it was built.
using (var written = File.Create(Made(symbols)))
{
    using var stream = new BufferedStream(written);
    var parameters = new WriterParameters
    {
        WriteSymbols = true,
        SymbolWriterProvider = new PortablePdbWriterProvider(),
        SymbolStream = stream,
        DeterministicMvid = true,
    };
    module.Write(Made(library), parameters);
}
File.Move(Made(symbols), symbols, overwrite: true);
File.Move(Made(library), library, overwrite: true);
Console.WriteLine($"{module.Assembly.Name.Name}: {guards} guards of null");
