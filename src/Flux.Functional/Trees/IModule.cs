using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>A part of a tree that counts among its modules even where it holds no tensor, and that a walk may replace by another: every layer is one.</summary>
[JsonConverter(typeof(BsonOnly))]
[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)]
public interface IModule;
