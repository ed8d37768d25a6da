/**
 * Libraries whose classes are vouched for: making an instance without its constructor, or keeping a reference to the
 * class, only fills an object. Top-level packages, as they are imported.
 *
 * What is left out on purpose: what evaluates text or runs programs as its trade, and whatever nobody looked at.
 */
export const LIBRARIES: ReadonlySet<string> = new Set(
  `numpy scipy sklearn pandas torch torchvision torchaudio torchtext torch_geometric torchmetrics xgboost lightgbm
  catboost transformers tokenizers sentence_transformers datasets diffusers accelerate peft trl safetensors
  huggingface_hub timm open_clip clip fastai fastcore fastprogress pytorch_lightning lightning lightning_fabric
  lightning_utilities omegaconf hydra ultralytics detectron2 fvcore mmcv mmdet mmengine mmpretrain mmseg keras
  tensorflow tf_keras keras_core jax jaxlib flax optax haiku chex statsmodels patsy imblearn category_encoders
  feature_engine mlxtend hdbscan umap pynndescent gensim spacy thinc nltk textblob flair stanza sktime prophet pmdarima
  tslearn skorch sklearn_crfsuite pycrfsuite surprise implicit lifelines shap lime eli5 networkx sympy mpmath PIL cv2
  skimage shapely geopandas pyproj xarray polars pyarrow bitarray sortedcontainers attr attrs pydantic pydantic_core
  dateutil pytz tzlocal joblib loky threadpoolctl whisper stable_baselines3 gym gymnasium deap gplearn tpot autogluon
  flaml optuna hyperopt bayes_opt skopt GPy gpytorch botorch linear_operator pyro numpyro pymc arviz causalml econml
  dowhy lightfm annoy faiss hnswlib fasttext sentencepiece tiktoken regex easydict addict yacs munch box einops kornia
  albumentations imgaug monai segmentation_models_pytorch efficientnet_pytorch pytorch_forecasting darts neuralforecast
  statsforecast river skmultiflow creme pyod alibi aif360 fairlearn interpret tabpfn tabnet pytorch_tabnet fairseq
  speechbrain espnet espnet2 nemo apex bitsandbytes auto_gptq awq esm rdkit ase pymatgen dgl ogb chemprop allennlp
  simpletransformers paddle mxnet chainer cupy cuml librosa resampy soundfile tsfresh pywt numpy_financial scikitplot
  yellowbrick sparse numcodecs zarr cloudpickle dill`
    .split(/\s+/)
    .filter((name) => name !== ""),
);

/** Functions that unpicklers of these libraries call, or that objects keep: they compute on what they are given. */
const COMPUTING: readonly RegExp[] = [
  /^numpy\.(_?core)\.(multiarray|numeric|_multiarray_umath|umath)\.(_reconstruct|scalar|_frombuffer|array|ones|zeros)$/,
  /^numpy\.(u?int|float|complex|bool|str|bytes|string|unicode|object|void|datetime|timedelta|longdouble)\w*$/,
  /^numpy\.(u?byte|u?short|u?intc|u?intp|u?long|u?longlong|half|single|double|clongdouble|longfloat|cfloat|csingle|cdouble)_?$/,
  /^numpy\.(ndarray|dtype|matrix|recarray|record|generic|number|integer|floating|inexact|chararray|poly1d|flatiter|ufunc)$/,
  /^numpy\.(_?core\.records|rec)\.(recarray|record)$/,
  /^numpy\.(matrixlib\.defmatrix\.matrix|_?core\.defchararray\.chararray|_?core\._internal\._reconstruct)$/,
  /^numpy\.dtypes\.\w+$/,
  /^numpy\.ma\.(core|mrecords)\._\w*reconstruct$/,
  /^numpy\.random\.(_pickle\.)?__(randomstate|RandomState|generator|bit_generator)_ctor$/,
  /^numpy\.random\.\w+\.\w*[A-Z]\w*$/,
  /^numpy\.(linalg\.|fft\.|lib\.\w*\.|_?core\.\w+\.)?(abs|absolute|add|all|amax|amin|any|arange|arc\w+|argmax|argmin|argsort|array|as\w*array|around|average|cbrt|ceil|clip|concatenate|corrcoef|cos|cosh|cov|cumprod|cumsum|deg2rad|degrees|diff|divide|dot|equal|exp|exp2|expm1|eye|fabs|floor|full|greater|hypot|identity|inv|isfinite|isin|isinf|isnan|less|linspace|log|log10|log1p|log2|logaddexp|logical_\w+|max|maximum|mean|median|min|minimum|mod|multiply|nan\w+|negative|norm|ones|percentile|power|prod|ptp|quantile|rad2deg|radians|ravel|reciprocal|repeat|reshape|rint|round|sign|sin|sinh|sort|sqrt|square|squeeze|stack|std|subtract|sum|tan|tanh|tile|trace|transpose|true_divide|unique|var|where|zeros)(_like)?$/,
  /^scipy\.(stats|sparse|special|interpolate|spatial|linalg|optimize|cluster|signal|ndimage)\..*$/,
  /^scipy\._lib\.array_api_compat\.numpy\.\w+\.as\w*array$/,
  /^sklearn\.(?!datasets|externals|utils\._testing).*$/,
  /^pandas\.(_libs|core|tseries)\..*(_?unpickle|_new_|new_block|__pyx_|nat_|_reconstruct)\w*$/,
  /^pandas\.(_libs\.tslibs\.)?(timestamps|timedeltas|period|nattype|offsets)\.\w+$/,
  /^torch\.(b?float|double|half|u?int|long|short|bool|complex|cdouble|cfloat|quint|qint|strided|sparse|contiguous|channels_last|preserve|per_|uint)\w*$/,
  /^torch\.(device|Size|dtype|layout|memory_format|Generator)$/,
  /^torch\._utils\._rebuild_(?!.*from_type)\w+$/,
  /^torch\._tensor\._rebuild_\w*tensor\w*$/,
  /^torch\.serialization\._get_layout$/,
  /^torch\.jit\._pickle\.(build_\w+|restore_type_tag)$/,
  /^torch\.nn\.(functional|init|modules|parameter|utils|quantized|qat|intrinsic|quantizable|parallel)\.[\w.]+$/,
  /^torch\.(_C\._nn\.|special\.|_VF\.)?(relu|tanh|sigmoid|softmax|log_softmax|gelu|silu|elu|selu|celu|leaky_relu|hardtanh|hardswish|softplus|cat|matmul|add|mul|sum|mean|max|min|abs|exp|log|sqrt|square|clamp|where|stack|norm|erf)_?$/,
  /^torch\.(optim|ao|quantization|backends\.quantized|storage\.[A-Z]|sparse|distributions)\.?[\w.]*$/,
  /^(xgboost|lightgbm|catboost)\.[\w.]*[A-Z]\w*$/,
  /^transformers\.(activations|modeling_utils|trainer_utils|training_args|trainer_pt_utils|tokenization_\w+)\.\w*[A-Z]\w*$/,
  /^transformers\.data\.data_collator\.\w+$/,
  /^(dateutil\.tz\.\w+|dateutil)\.(tzutc|tzlocal|tzfile|tzoffset|_parse\w*|relativedelta)$/,
  /^dateutil\.(tz\.tz|relativedelta)\.\w+$/,
  /^pytz\._(p|UTC)$/,
  /^(attr|attrs)\.(_make\.)?\w+$/,
  /^gensim\.(utils|matutils|models|corpora)\..*(call_on_class_only|keep_vocab_item|unitvec)$/,
  /^nltk\.(lm|probability|tag|tree|classify|stem|tokenize)\.\w*\.?[\w.]+$/,
  /^PIL\.\w+\.\w*[A-Z]\w*$/,
  /^sympy\.core\.\w+\.\w*[A-Z]\w*$/,
  /^joblib\.numpy_pickle(_compat)?\.\w+Wrapper$/,
  /^cloudpickle\.cloudpickle(_fast)?\.(_empty_cell_value|_empty)$/,
];

export const isComputing = (name: string): boolean => COMPUTING.some((pattern) => pattern.test(name));

/** A class by how it is written: a capital letter, at most two small ones before it (`cKDTree`). */
export const isClassName = (name: string): boolean => /^_*[a-z]{0,2}[A-Z]\w*$/.test(name);

/** Constructors that do more than keep what they are given, by the words of their names. */
export const ACTING_CLASS =
  /(Writer|Reader|File|Store|Memory|Memmap|Client|Server|Session|Pool|Process|Popen|Loader|Socket|Connection|Download|Executor|Runner|Shell|Command|Compil|Hub|Cache|Database|Archive|Script|Lambda|Unpickl|Pickler|Request|Response|Worker|Agent|Launcher|Engine)/;
