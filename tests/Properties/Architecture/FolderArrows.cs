using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Flux.Properties.Architecture;

/// <summary>One use of a room by another, for the message of a test.</summary>
internal readonly record struct Arrow(string From, string To, string User, string Used);

/// <summary>
/// Which rooms (folders of a project) know which, read from the compiled code: method bodies as well as signatures. A type belongs to the file
/// that declares it; a type spread over several rooms (Prelude, Tensor, Tree) is taken member by member, each in the file its code stands in.
/// </summary>
internal sealed partial class FolderArrows
{
    private readonly string root;
    private readonly Dictionary<string, string[]> filesByType;
    private readonly Dictionary<string, string> roomByField = [];
    private readonly ModuleDefinition module;

    internal FolderArrows(string project)
    {
        root = Path.Combine(Checkout.Root, "src", project);
        filesByType = Declarations().GroupBy(d => d.Type).ToDictionary(g => g.Key, g => g.Select(d => d.File).Distinct().ToArray());
        string assembly = Path.Combine(AppContext.BaseDirectory, $"{project}.dll");
        module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { ReadSymbols = true, AssemblyResolver = Resolver() });
        foreach (var (field, room) in AllTypes.SelectMany(Initialised)) roomByField[field] = room;
    }

    /// <summary>Every use of another room of the project, once for each pair of members.</summary>
    internal IEnumerable<Arrow> All => AllTypes.SelectMany(Uses).Where(use => use.From != use.To).Distinct();

    /// <summary>Closures, iterators and local functions: the compiler's, one class for the lambdas of many files.</summary>
    private static bool IsOfCompiler(TypeReference type) => type.Name.StartsWith('<') || type.DeclaringType is { } outer && IsOfCompiler(outer);

    /// <summary>The members that name a type of another assembly whose namespace starts so, by room; not those that are, or name, a label.</summary>
    internal IEnumerable<(string? Room, string User)> UsersOf(string space, params string[] labels) =>
        from type in AllTypes
        from use in Mentions(type)
        where Foreign(use.What) is { } name && (name == space || name.StartsWith(space + '.', StringComparison.Ordinal))
        where !Array.Exists(labels, label => use.User.Contains(label, StringComparison.Ordinal) || use.What.FullName.Contains(label, StringComparison.Ordinal))
        select (use.Room, use.User);

    private IEnumerable<TypeDefinition> AllTypes => module.GetTypes();

    private IEnumerable<Arrow> Uses(TypeDefinition type) =>
        from use in Mentions(type)
        from what in Parts(use.What)
        let to = RoomOf(what)
        where to is not null && use.Room is not null
        select new Arrow(use.Room, to, use.User, Name(what));

    /// <summary>A member, and the types that its generic form is filled with.</summary>
    private static IEnumerable<MemberReference> Parts(MemberReference what)
    {
        var filled = what is IGenericInstance generic ? generic.GenericArguments : [];
        var outer = what is MethodReference or FieldReference ? Parts(what.DeclaringType).Skip(1) : [];
        return filled.SelectMany(Parts).Concat(outer).Prepend(what);
    }

    /// <summary>Everything a type's members mention, with the room of the member.</summary>
    private IEnumerable<(string? Room, string User, MemberReference What)> Mentions(TypeDefinition type)
    {
        if (RoomOfType(type) is { } room)
        {
            foreach (var parent in type.Interfaces.Select(i => i.InterfaceType).Prepend(type.BaseType).Concat(Constraints(type)))
            {
                if (parent is not null) yield return (room, type.FullName, parent);
            }
        }
        foreach (var field in type.Fields)
        {
            if (RoomOf(field) is { } of) yield return (of, field.FullName, field.FieldType);
        }
        foreach (var method in type.Methods)
        {
            string? of = RoomOf(method);
            if (of is not null)
            {
                yield return (of, method.FullName, method.ReturnType);
                foreach (var what in method.Parameters.Select(p => p.ParameterType).Concat(Constraints(method))) yield return (of, method.FullName, what);
            }
            foreach (var (where, what) in Body(method)) yield return (where ?? of, method.FullName, what);
        }
    }

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider generic) =>
        generic.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType);

    /// <summary>
    /// What a body mentions. A static constructor serves every file of a partial type, so each instruction counts for the file it comes from.
    /// </summary>
    private IEnumerable<(string? Room, MemberReference What)> Body(MethodDefinition method)
    {
        if (!method.HasBody) yield break;
        string? room = RoomOf(method);
        foreach (var instruction in method.Body.Instructions)
        {
            room = RoomOfFile(method.DebugInformation.GetSequencePoint(instruction)?.Document.Url) ?? room;
            if (instruction.Operand is MemberReference what) yield return (room, what);
        }
    }

    /// <summary>The fields that a static constructor sets, with the room of the line that does.</summary>
    private IEnumerable<(string Field, string Room)> Initialised(TypeDefinition type) =>
        from method in type.Methods
        where method is { Name: ".cctor", HasBody: true }
        from entry in Stores(method)
        select entry;

    private IEnumerable<(string Field, string Room)> Stores(MethodDefinition method)
    {
        string? room = null;
        foreach (var instruction in method.Body.Instructions)
        {
            room = RoomOfFile(method.DebugInformation.GetSequencePoint(instruction)?.Document.Url) ?? room;
            if (instruction.OpCode == OpCodes.Stsfld && room is not null) yield return (((FieldReference)instruction.Operand).FullName, room);
        }
    }

    private string? RoomOf(MemberReference member) => member switch
    {
        GenericInstanceType generic => RoomOf(generic.ElementType),
        TypeSpecification wrapped => RoomOf(wrapped.ElementType),
        GenericParameter => null,
        TypeReference type => type.Scope == module || type.Module == module && type is TypeDefinition ? RoomOfType(type.Resolve()) : null,
        FieldReference field => field.DeclaringType.Scope == module
            ? roomByField.GetValueOrDefault(field.Resolve()?.FullName ?? "") ?? RoomOf(field.DeclaringType)
            : RoomOf(field.DeclaringType),
        MethodReference method => method.DeclaringType.GetElementType().Scope == module
            ? RoomOfMethod(method.Resolve()) ?? RoomOf(method.DeclaringType)
            : null,
        _ => null,
    };

    private string? RoomOfMethod(MethodDefinition? method) =>
        RoomOfFile(method?.DebugInformation.SequencePoints.FirstOrDefault()?.Document.Url);

    /// <summary>The room of a type that stands in one; null where it is spread over several and has no file of its own name.</summary>
    private string? RoomOfType(TypeDefinition? type)
    {
        if (type is null || IsOfCompiler(type)) return null;
        while (type.DeclaringType is not null) type = type.DeclaringType;
        if (!filesByType.TryGetValue(Plain(type.Name), out string[]? files)) return null;
        string[] rooms = [.. files.Select(file => RoomOfFile(file)!).Distinct()];
        return rooms.Length == 1 ? rooms[0] : RoomOfFile(Array.Find(files, file => Path.GetFileNameWithoutExtension(file) == Plain(type.Name)));
    }

    /// <summary>The first folder below the project, wherever the checkout stood: a reproducible build writes /_/ for its root.</summary>
    private string? RoomOfFile(string? file)
    {
        string path = file?.Replace('\\', '/') ?? "", project = $"/src/{Path.GetFileName(root)}/";
        int start = path.LastIndexOf(project, StringComparison.Ordinal);
        if (start < 0) return null;
        string[] parts = path[(start + project.Length)..].Split('/');
        return parts.Length > 1 && parts[0] != "obj" ? parts[0] : null;
    }

    private string? Foreign(MemberReference member)
    {
        var type = member as TypeReference ?? member.DeclaringType;
        while (type is TypeSpecification wrapped) type = wrapped.ElementType;
        while (type?.DeclaringType is not null) type = type.DeclaringType;
        return type is null or GenericParameter || type.Scope == module ? null : type.Namespace;
    }

    private static string Name(MemberReference member) => member is TypeReference ? member.FullName : $"{member.DeclaringType.Name}.{member.Name}";

    private static string Plain(string type) => type.Split('`')[0];

    private IEnumerable<(string Type, string File)> Declarations() =>
        from file in Checkout.Sources(root, ".cs")
        from Match declaration in Declaration().Matches(File.ReadAllText(file))
        select (declaration.Groups[1].Value, file);

    private static DefaultAssemblyResolver Resolver()
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        return resolver;
    }

    [GeneratedRegex(@"^(?:public|internal|file)?\s*(?:[a-z]+ )*(?:class|interface|struct|enum|record(?: struct| class)?) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
