export default definePageConfig({ navigationBarTitleText: '户和走访', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
