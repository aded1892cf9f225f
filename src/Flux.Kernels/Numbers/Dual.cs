namespace Flux;
