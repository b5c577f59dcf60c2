export default definePageConfig({ navigationBarTitleText: '户册', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
