using System.Text;
using Flux.Kernels;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Flux;

/// <summary>Trees of named values as BSON, to be written: documents, numbers, strings, and arrays of numbers in BSON.jl's tagged form.</summary>
internal static class BsonTree
{
    /// <summary>No document is nested deeper, in files that are written and in those that are read.</summary>
    internal const int DeepestNesting = 1000;

    /// <summary>How many bytes a value has in a file, known before any is written.</summary>
    internal static long Size(object? value) => value switch
    {
        bool => 1,
        int => 4,
        long or double => 8,
        string text => 4 + Encoding.UTF8.GetByteCount(text) + 1,
        Value array => 4 + 1 + (long)array.Shape.Elements * array.DType.Size(),
        Dictionary<string, object?> document => 4 + document.Sum(member => Size(member.Key, member.Value)) + 1,
        List<object?> list => 4 + list.Select((item, i) => Size($"{i}", item)).Sum() + 1,
        _ => 0,
    };

    private static long Size(string name, object? value) => 1 + Encoding.UTF8.GetByteCount(name) + 1 + Size(value);

    internal static void Write(BsonBinaryWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case bool b: writer.WriteBoolean(b); break;
            case int i: writer.WriteInt32(i); break;
            case long l: writer.WriteInt64(l); break;
            case double d: writer.WriteDouble(d); break;
            case string s: writer.WriteString(s); break;
            case Value array: writer.WriteBinaryData(new BsonBinaryData(array.On(Device.Cpu).ToBytes())); break;
            case Dictionary<string, object?> document:
                writer.WriteStartDocument();
                foreach (var (name, member) in document)
                {
                    writer.WriteName(name);
                    Write(writer, member);
                }
                writer.WriteEndDocument();
                break;
            case List<object?> list:
                writer.WriteStartArray();
                foreach (object? item in list) Write(writer, item);
                writer.WriteEndArray();
                break;
            default: throw new NotSupportedException($"Bson.Save: a value of type {value.GetType()}; numbers, strings and tensors would fit.");
        }
    }
}
