/** Calls that do what their arguments say, so that those are looked at. */
export type Special =
  /** `getattr(object, name)` */
  | "attribute"
  /** The first argument is made an instance of: `copyreg._reconstructor(cls, object, None)`. */
  | "make-first"
  /** The first argument is called with the others, now or later: `functools.partial`. */
  | "call-first"
  /** A function, a type, a tuple of arguments, a state. */
  | "rebuild-type"
  /** A function and a tuple of arguments. */
  | "call-with"
  /** `type(object)`, or `type(name, bases, namespace)`. */
  | "type"
  /** `dtype("f8", False, True)` */
  | "dtype"
  /** `encode(text, encoding)` */
  | "encode"
  /** A module's name, or a module's and an attribute's. */
  | "import"
  /** Bytes that are loaded in their turn. */
  | "load-bytes"
  /** A code object, or the type of one: what it holds runs when the loaded object is used. */
  | "code"
  /** Parts that a carried function is put together from. */
  | "carried";

export const SPECIAL: ReadonlyMap<string, Special> = new Map(
  (
    [
      ["attribute", "builtins.getattr"],
      ["make-first", "copyreg._reconstructor copyreg.__newobj__ copyreg.__newobj_ex__"],
      ["call-first", "functools.partial _functools.partial functools.partialmethod types.MethodType"],
      ["rebuild-type", "torch._tensor._rebuild_from_type_v2 torch._tensor._rebuild_from_type"],
      ["call-with", "dill._dill._create_array dill.dill._create_array"],
      ["type", "builtins.type"],
      ["dtype", "numpy.dtype"],
      ["encode", "_codecs.encode codecs.encode"],
      [
        "import",
        `numpy.core._ufunc_reconstruct numpy._core._ufunc_reconstruct cloudpickle.cloudpickle.subimport
        cloudpickle.subimport dill._dill._import_module dill.dill._import_module cloudpickle.cloudpickle.dynamic_subimport`,
      ],
      ["load-bytes", "torch.storage._load_from_bytes torch._utils._load_from_bytes"],
      [
        "code",
        `types.CodeType types.FunctionType types.LambdaType dill._dill._create_code dill._dill._create_function
        dill.dill._create_code dill.dill._create_function cloudpickle.cloudpickle._make_function
        cloudpickle.cloudpickle._make_skel_func cloudpickle.cloudpickle._builtin_type
        cloudpickle.cloudpickle_fast._make_function`,
      ],
      [
        "carried",
        `cloudpickle.cloudpickle._make_skeleton_class cloudpickle.cloudpickle._make_skeleton_enum
        cloudpickle.cloudpickle._make_empty_cell cloudpickle.cloudpickle._make_cell
        cloudpickle.cloudpickle._fill_function cloudpickle.cloudpickle._make_typevar
        cloudpickle.cloudpickle._function_setstate cloudpickle.cloudpickle._class_setstate
        cloudpickle.cloudpickle._function_getattribute cloudpickle.cloudpickle._make_dict_keys
        cloudpickle.cloudpickle._make_dict_values cloudpickle.cloudpickle._make_dict_items
        cloudpickle.cloudpickle_fast._function_setstate cloudpickle.cloudpickle_fast._class_setstate
        dill._dill._create_cell dill._dill._create_type dill._dill._load_type dill._dill._setattr
        dill._dill._create_dtypemeta dill._dill._create_namedtuple types.CellType`,
      ],
    ] as const
  ).flatMap(([special, names]) => names.split(/\s+/).map((name) => [name, special] as const)),
);
