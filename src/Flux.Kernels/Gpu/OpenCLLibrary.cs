using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Backends.OpenCL;
using ILGPU.Runtime.OpenCL;

namespace Flux.Kernels;

/// <summary>
/// What ILGPU needs to meet OpenCL where a distribution put it, and PoCL, which is OpenCL on the processor: the name of the library, generic addresses, which
/// PoCL lacks by name and does not need since there all addresses are of one kind, and a definition for its compiler.
/// </summary>
internal static partial class OpenCLLibrary
{
    private const string Generic = "-D__generic=__global";

    /// <summary>Prepares the process, before the first context.</summary>
    internal static void Prepare()
    {
        NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, Resolve);
        // The environment that .NET shows is a copy; PoCL reads the process's own.
        if (!OperatingSystem.IsWindows()) _ = SetEnvironment("POCL_EXTRA_BUILD_FLAGS", Generic, 0);
    }

    /// <summary>Whether ILGPU can run kernels there. PoCL gets the capability that it has in all but name.</summary>
    internal static bool CanRun(CLDevice device)
    {
        if (IsPocl(device)) SetGenericAddressSpace(device.Capabilities, true);
        return Objection(device) is null;
    }

    /// <summary>Why ILGPU cannot run kernels there.</summary>
    internal static string? Objection(CLDevice device) =>
        device.CLStdVersion < CLBackend.MinimumVersion ? $"it has OpenCL C {device.CLStdVersion}, {CLBackend.MinimumVersion} or newer would fit"
        : device.Capabilities.GenericAddressSpace ? null
        : "its driver has no generic addresses";

    internal static bool IsPocl(CLDevice device) => device.PlatformName.Contains("Portable Computing Language", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the device is the processor itself.</summary>
    internal static bool IsProcessor(CLDevice device) => IsPocl(device) || device.DeviceType.HasFlag(CLDeviceType.CL_DEVICE_TYPE_CPU);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == "OpenCL" && OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libOpenCL.so.1", out nint library) ? library : 0;

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_GenericAddressSpace")]
    private static extern void SetGenericAddressSpace(CLCapabilityContext capabilities, bool value);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
