/**
 * What of Python's standard library is data: making one, or keeping a reference to it, does nothing else.
 * By module; `*` where the whole module only computes. Everything else of the standard library is no part of a model.
 */
export const STANDARD_DATA: ReadonlyMap<string, ReadonlySet<string> | "*"> = new Map(
  Object.entries({
    builtins: `int float complex bool str bytes bytearray list tuple dict set frozenset object slice range Ellipsis
      NotImplemented NoneType property staticmethod classmethod abs all any bin chr divmod enumerate hash hex len oct
      ord pow repr reversed round sum zip isinstance issubclass callable id format`,
    collections: "OrderedDict defaultdict Counter deque ChainMap UserDict UserList UserString",
    _collections: "OrderedDict defaultdict deque _tuplegetter",
    "collections.abc": "*",
    _collections_abc: "*",
    abc: "ABC ABCMeta abstractmethod",
    argparse: "Namespace",
    array: "array _array_reconstructor",
    base64: "",
    bisect: "*",
    calendar: "*",
    cmath: "*",
    colorsys: "*",
    contextvars: "ContextVar Token",
    dataclasses: "_MISSING_TYPE _FIELD_BASE _DataclassParams _HAS_DEFAULT_FACTORY_CLASS Field",
    datetime: "datetime date time timedelta timezone tzinfo",
    _pydatetime: "datetime date time timedelta timezone tzinfo",
    decimal: "Decimal Context DecimalTuple",
    _decimal: "Decimal Context DecimalTuple",
    _pydecimal: "Decimal Context DecimalTuple",
    enum: "Enum IntEnum Flag IntFlag StrEnum EnumMeta EnumType auto",
    fractions: "Fraction",
    heapq: "*",
    "html.entities": "*",
    http: "HTTPStatus HTTPMethod",
    inspect: "Signature Parameter _ParameterKind _empty",
    io: "BytesIO StringIO",
    _io: "BytesIO StringIO",
    ipaddress: "IPv4Address IPv6Address IPv4Network IPv6Network IPv4Interface IPv6Interface",
    itertools: "count cycle repeat chain compress islice pairwise permutations combinations product zip_longest",
    json: "JSONEncoder JSONDecoder",
    "json.encoder": "JSONEncoder",
    "json.decoder": "JSONDecoder",
    logging: "Logger getLogger RootLogger Formatter PercentStyle NullHandler",
    math: "*",
    numbers: "*",
    ntpath: "join basename dirname split splitext normpath isabs",
    posixpath: "join basename dirname split splitext normpath isabs",
    operator: `itemgetter add sub mul truediv floordiv mod neg pos abs eq ne lt le gt ge and_ or_ xor not_ matmul pow
      lshift rshift inv invert contains index truth is_ is_not concat`,
    _operator: "itemgetter add sub mul truediv floordiv mod neg pos eq ne lt le gt ge and_ or_ xor not_ pow",
    pathlib: "Path PosixPath WindowsPath PurePath PurePosixPath PureWindowsPath",
    "pathlib._local": "Path PosixPath WindowsPath PurePath PurePosixPath PureWindowsPath",
    queue: "Queue LifoQueue PriorityQueue SimpleQueue Empty Full",
    random: "*",
    _random: "Random",
    re: "_compile compile Pattern RegexFlag",
    secrets: "",
    statistics: "*",
    string: "Template Formatter capwords",
    struct: "Struct",
    _struct: "Struct",
    textwrap: "TextWrapper dedent indent shorten",
    threading: "Lock RLock local",
    _thread: "RLock lock allocate_lock _local",
    time: "struct_time time perf_counter monotonic",
    types: "SimpleNamespace MappingProxyType NoneType EllipsisType NotImplementedType GenericAlias UnionType",
    typing: `Any Union Optional List Dict Tuple Set FrozenSet Callable Type Sequence Mapping Iterable Iterator Generic
      TypeVar Literal ClassVar Final NamedTuple Protocol _GenericAlias _SpecialForm _UnionGenericAlias
      _CallableGenericAlias _LiteralGenericAlias _SpecialGenericAlias ForwardRef ParamSpec`,
    unicodedata: "*",
    "urllib.parse": "ParseResult SplitResult ParseResultBytes SplitResultBytes quote unquote urlencode",
    uuid: "UUID SafeUUID",
    weakref: "ref WeakKeyDictionary WeakSet WeakValueDictionary",
    "xml.etree.ElementTree": "Element ElementTree",
    zoneinfo: "ZoneInfo ZoneInfo._unpickle",
  }).map(([module, names]) => [module, names === "*" ? "*" : new Set(names.split(/\s+/))]),
);

/** Of `builtins`: may be kept, but calls what it is given. */
export const CALLING_BUILTINS: ReadonlySet<string> = new Set(["map", "filter", "sorted", "max", "min", "iter", "next"]);

export const EXCEPTION_NAME = /^[A-Z]\w*(Error|Exception|Warning|Interrupt|Iteration|Exit)$/;

/** Names of Python 2, as Python 3 maps them when it reads protocols below 3. @see CPython, Lib/_compat_pickle.py */
export const OLD_MODULES: ReadonlyMap<string, string> = new Map([
  ["__builtin__", "builtins"],
  ["exceptions", "builtins"],
  ["copy_reg", "copyreg"],
  ["Queue", "queue"],
  ["thread", "_thread"],
  ["cPickle", "pickle"],
  ["commands", "subprocess"],
  ["StringIO", "io"],
  ["cStringIO", "io"],
  ["UserDict", "collections"],
  ["UserList", "collections"],
  ["UserString", "collections"],
  ["_abcoll", "collections.abc"],
  ["urlparse", "urllib.parse"],
]);

export const OLD_BUILTINS: ReadonlyMap<string, string> = new Map([
  ["xrange", "range"],
  ["unichr", "chr"],
  ["unicode", "str"],
  ["basestring", "str"],
  ["long", "int"],
  ["StandardError", "Exception"],
]);
